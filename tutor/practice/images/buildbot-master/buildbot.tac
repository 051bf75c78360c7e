# What `twistd` runs: the controller in this folder, with its log on standard output.
import os

from buildbot.master import BuildMaster
from twisted.application.service import Application

application = Application('buildmaster')  # `buildbot upgrade-master` looks for these very letters
BuildMaster(os.getcwd(), "master.cfg").setServiceParent(application)
