# What `twistd` runs: a worker of the controller that BUILDMASTER names, with its log on standard output.
import os
import sys

from buildbot_worker.bot import Worker
from twisted.application.service import Application

missing = [name for name in ("BUILDMASTER", "WORKERPASS") if not os.environ.get(name)]
if missing:
    sys.exit(f"These variables are needed: {', '.join(missing)}")
application = Application("worker")
place = (os.environ["BUILDMASTER"], int(os.environ["BUILDMASTER_PORT"]))
login = (os.environ["WORKERNAME"], os.environ.pop("WORKERPASS"))
Worker(*place, *login, os.getcwd(), keepalive=600, maxdelay=10).setServiceParent(application)
