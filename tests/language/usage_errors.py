"""What docker CLI 28.2.2 answers to lines: refused ones with exit code and standard error, and accepted ones.

`python -m tests.language.usage_errors` asks the installed CLI again and prints what differs.
"""

# ruff: noqa: E501

from __future__ import annotations

from typing import Final

REFUSED: Final[dict[str, tuple[int, str]]] = {
    "docker rnu -it ubuntu": (
        125,
        "unknown shorthand flag: 'i' in -it\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information\n",
    ),
    "docker rnu --rm x": (
        125,
        "unknown flag: --rm\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information\n",
    ),
    "docker container rnu -it x": (
        125,
        "unknown shorthand flag: 'i' in -it\n\nUsage:  docker container\n\nRun 'docker container --help' for more information\n",
    ),
    "docker container rnu --rm": (
        125,
        "unknown flag: --rm\n\nUsage:  docker container\n\nRun 'docker container --help' for more information\n",
    ),
    "docker rnu -D x": (
        1,
        "docker: unknown command: docker rnu\n\nRun 'docker --help' for more information\n",
    ),
    "docker rnu -H": (
        125,
        "flag needs an argument: 'H' in -H\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information\n",
    ),
    "docker foo -x --help": (
        125,
        "unknown shorthand flag: 'x' in -x\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information\n",
    ),
    "docker contianer run -it x": (
        125,
        "unknown shorthand flag: 'i' in -it\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information\n",
    ),
    "docker run": (
        1,
        "docker: 'docker run' requires at least 1 argument\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nSee 'docker run --help' for more information\n",
    ),
    "docker run -p": (
        125,
        "flag needs an argument: 'p' in -p\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -x ubuntu": (
        125,
        "unknown shorthand flag: 'x' in -x\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -itx ubuntu": (
        125,
        "unknown shorthand flag: 'x' in -x\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --publish": (
        125,
        "flag needs an argument: --publish\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --nonsense ubuntu": (
        125,
        "unknown flag: --nonsense\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --publsh 80:80 nginx": (
        125,
        "unknown flag: --publsh\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --na web nginx": (
        125,
        "unknown flag: --na\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -it=zz ubuntu": (
        125,
        'invalid argument "zz" for "-t, --tty" flag: strconv.ParseBool: parsing "zz": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --rm=maybe ubuntu": (
        125,
        'invalid argument "maybe" for "--rm" flag: strconv.ParseBool: parsing "maybe": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --rm= ubuntu": (
        125,
        'invalid argument "" for "--rm" flag: strconv.ParseBool: parsing "": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --=x ubuntu": (
        125,
        "bad flag syntax: --=x\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run ---rm ubuntu": (
        125,
        "bad flag syntax: ---rm\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -= ubuntu": (
        125,
        "unknown shorthand flag: '=' in -=\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -m xx ubuntu": (
        125,
        "invalid argument \"xx\" for \"-m, --memory\" flag: invalid size: 'xx'\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -m 5q ubuntu": (
        125,
        "invalid argument \"5q\" for \"-m, --memory\" flag: invalid suffix: 'q'\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    'docker run -m "" ubuntu': (
        125,
        "invalid argument \"\" for \"-m, --memory\" flag: invalid size: ''\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -m -5m ubuntu": (
        125,
        "invalid argument \"-5m\" for \"-m, --memory\" flag: invalid size: '-5m'\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -m 1.5.2g ubuntu": (
        125,
        'invalid argument "1.5.2g" for "-m, --memory" flag: strconv.ParseFloat: parsing "1.5.2": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --memory 512MBB ubuntu": (
        125,
        "invalid argument \"512MBB\" for \"-m, --memory\" flag: invalid suffix: 'mbb'\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --memory-swap -2 ubuntu": (
        125,
        "invalid argument \"-2\" for \"--memory-swap\" flag: invalid size: '-2'\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --memory-swap x ubuntu": (
        125,
        "invalid argument \"x\" for \"--memory-swap\" flag: invalid size: 'x'\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --memory 1ki ubuntu": (
        125,
        "invalid argument \"1ki\" for \"-m, --memory\" flag: invalid suffix: 'ki'\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --memory 1,5g ubuntu": (
        125,
        'invalid argument "1,5g" for "-m, --memory" flag: strconv.ParseFloat: parsing "1,5": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --memory 0x10 ubuntu": (
        125,
        'invalid argument "0x10" for "-m, --memory" flag: strconv.ParseFloat: parsing "0x10": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --memory infb ubuntu": (
        125,
        "invalid argument \"infb\" for \"-m, --memory\" flag: invalid size: 'infb'\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --cpus x ubuntu": (
        125,
        'invalid argument "x" for "--cpus" flag: failed to parse x as a rational number\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --cpus 0.0000000001 ubuntu": (
        125,
        'invalid argument "0.0000000001" for "--cpus" flag: value is too precise\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --cpus 1/3 ubuntu": (
        125,
        'invalid argument "1/3" for "--cpus" flag: value is too precise\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    'docker run --cpus "" ubuntu': (
        125,
        'invalid argument "" for "--cpus" flag: failed to parse  as a rational number\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --cpu-shares x ubuntu": (
        125,
        'invalid argument "x" for "-c, --cpu-shares" flag: strconv.ParseInt: parsing "x": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --cpu-shares 1.5 ubuntu": (
        125,
        'invalid argument "1.5" for "-c, --cpu-shares" flag: strconv.ParseInt: parsing "1.5": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --cpu-shares 99999999999999999999 ubuntu": (
        125,
        'invalid argument "99999999999999999999" for "-c, --cpu-shares" flag: strconv.ParseInt: parsing "99999999999999999999": value out of range\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    'docker run --cpu-shares "" ubuntu': (
        125,
        'invalid argument "" for "-c, --cpu-shares" flag: strconv.ParseInt: parsing "": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --blkio-weight 70000 ubuntu": (
        125,
        'invalid argument "70000" for "--blkio-weight" flag: strconv.ParseUint: parsing "70000": value out of range\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --blkio-weight -1 ubuntu": (
        125,
        'invalid argument "-1" for "--blkio-weight" flag: strconv.ParseUint: parsing "-1": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --blkio-weight x ubuntu": (
        125,
        'invalid argument "x" for "--blkio-weight" flag: strconv.ParseUint: parsing "x": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --io-maxiops -1 ubuntu": (
        125,
        'invalid argument "-1" for "--io-maxiops" flag: strconv.ParseUint: parsing "-1": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --pids-limit x ubuntu": (
        125,
        'invalid argument "x" for "--pids-limit" flag: strconv.ParseInt: parsing "x": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --oom-score-adj x ubuntu": (
        125,
        'invalid argument "x" for "--oom-score-adj" flag: strconv.ParseInt: parsing "x": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --memory-swappiness 101 ubuntu": (
        125,
        "docker: invalid value: 101. Valid memory swappiness range is 0-100\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --memory-swappiness x ubuntu": (
        125,
        'invalid argument "x" for "--memory-swappiness" flag: strconv.ParseInt: parsing "x": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --stop-timeout x ubuntu": (
        125,
        'invalid argument "x" for "--stop-timeout" flag: strconv.ParseInt: parsing "x": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --health-retries x ubuntu": (
        125,
        'invalid argument "x" for "--health-retries" flag: strconv.ParseInt: parsing "x": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --health-interval 5 ubuntu": (
        125,
        'invalid argument "5" for "--health-interval" flag: time: missing unit in duration "5"\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --health-interval x ubuntu": (
        125,
        'invalid argument "x" for "--health-interval" flag: time: invalid duration "x"\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --health-interval 5x ubuntu": (
        125,
        'invalid argument "5x" for "--health-interval" flag: time: unknown unit "x" in duration "5x"\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    'docker run --health-interval "" ubuntu': (
        125,
        'invalid argument "" for "--health-interval" flag: time: invalid duration ""\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --health-interval 1h-5m ubuntu": (
        125,
        'invalid argument "1h-5m" for "--health-interval" flag: time: unknown unit "h-" in duration "1h-5m"\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --health-interval -5s ubuntu": (
        125,
        "docker: --health-interval cannot be negative\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --health-timeout -5s ubuntu": (
        125,
        "docker: --health-timeout cannot be negative\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --health-retries -1 ubuntu": (
        125,
        "docker: --health-retries cannot be negative\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --health-start-period -1s ubuntu": (
        125,
        "docker: --health-start-period cannot be negative\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --health-start-interval -1s ubuntu": (
        125,
        "docker: --health-start-interval cannot be negative\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --no-healthcheck --health-cmd x ubuntu": (
        125,
        "docker: --no-healthcheck conflicts with --health-* options\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --health-interval 999999999h ubuntu": (
        125,
        'invalid argument "999999999h" for "--health-interval" flag: time: invalid duration "999999999h"\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --health-interval .s ubuntu": (
        125,
        'invalid argument ".s" for "--health-interval" flag: time: invalid duration ".s"\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run -a foo ubuntu": (
        125,
        'invalid argument "foo" for "-a, --attach" flag: valid streams are STDIN, STDOUT and STDERR\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --attach stdinn ubuntu": (
        125,
        'invalid argument "stdinn" for "-a, --attach" flag: valid streams are STDIN, STDOUT and STDERR\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    'docker run -e "" ubuntu': (
        125,
        'invalid argument "" for "-e, --env" flag: invalid environment variable: \n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run -e =x ubuntu": (
        125,
        'invalid argument "=x" for "-e, --env" flag: invalid environment variable: =x\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    'docker run -l "" ubuntu': (
        125,
        "invalid argument \"\" for \"-l, --label\" flag: invalid label '': empty name\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -l =x ubuntu": (
        125,
        "invalid argument \"=x\" for \"-l, --label\" flag: invalid label '=x': empty name\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    'docker run -l "a b=c" ubuntu': (
        125,
        "invalid argument \"a b=c\" for \"-l, --label\" flag: label 'a b' contains whitespaces\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    'docker run --label "   =x" ubuntu': (
        125,
        "invalid argument \"   =x\" for \"-l, --label\" flag: invalid label '   =x': empty name\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p 99999:80 nginx": (
        125,
        "docker: invalid hostPort: 99999\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p 80:99999 nginx": (
        125,
        "docker: invalid containerPort: 99999\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p abc nginx": (
        125,
        "docker: invalid containerPort: abc\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p 80:abc nginx": (
        125,
        "docker: invalid containerPort: abc\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p abc:80 nginx": (
        125,
        "docker: invalid hostPort: abc\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p 80:80/foo nginx": (
        125,
        "docker: invalid proto: foo\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p 80/tcp:80 nginx": (
        125,
        "docker: invalid hostPort: 80/tcp\n\nRun 'docker run --help' for more information\n",
    ),
    'docker run -p "" nginx': (
        125,
        "docker: no port specified: <empty>\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p : nginx": (
        125,
        "docker: no port specified: :<empty>\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p 80: nginx": (
        125,
        "docker: no port specified: 80:<empty>\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p 8080:80:90 nginx": (
        125,
        "docker: invalid IP address: 8080\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p 1.2.3:80:80 nginx": (
        125,
        "docker: invalid IP address: 1.2.3\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p localhost:80:80 nginx": (
        125,
        "docker: invalid IP address: localhost\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p 127.0.0.1:80 nginx": (
        125,
        "docker: invalid hostPort: 127.0.0.1\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p 127.0.0.1:80:80:80 nginx": (
        125,
        "docker: invalid IP address: 127.0.0.1:80\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p [::1:80:80 nginx": (
        125,
        "docker: invalid IP address [::1: address [::1:: missing ']' in address\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p 8000-8005:80-84 nginx": (
        125,
        "docker: invalid ranges specified for container and host Ports: 80-84 and 8000-8005\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p 8005-8000:80-85 nginx": (
        125,
        "docker: invalid hostPort: 8005-8000\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p 8000-:80 nginx": (
        125,
        "docker: invalid hostPort: 8000-\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p 85-80 nginx": (
        125,
        "docker: invalid containerPort: 85-80\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p 8000:80-81 nginx": (
        125,
        "docker: invalid ranges specified for container and host Ports: 80-81 and 8000\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p published=80 nginx": (
        125,
        "docker: no port specified: 80:/tcp<empty>\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p published=80,foo nginx": (
        125,
        "docker: invalid publish opts format (should be name=value but got 'foo')\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p published=a,target=80 nginx": (
        125,
        "docker: invalid hostPort: a\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p 8080=80 nginx": (
        125,
        "docker: no port specified: :/tcp<empty>\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p -80:80 nginx": (
        125,
        "docker: invalid hostPort: -80\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p 65536 nginx": (
        125,
        "docker: invalid containerPort: 65536\n\nRun 'docker run --help' for more information\n",
    ),
    'docker run -p " 80:80" nginx': (
        125,
        "docker: invalid hostPort:  80\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p 80:80, nginx": (
        125,
        "docker: invalid containerPort: 80,\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p 80,81 nginx": (
        125,
        "docker: invalid containerPort: 80,81\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p 8080;80 nginx": (
        125,
        "docker: invalid containerPort: 8080;80\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --expose abc nginx": (
        125,
        "docker: invalid range format for --expose: abc, error: strconv.ParseUint: parsing \"abc\": invalid syntax\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --expose 80:80 nginx": (
        125,
        "docker: invalid port format for --expose: 80:80\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --expose 99999 nginx": (
        125,
        "docker: invalid range format for --expose: 99999, error: strconv.ParseUint: parsing \"99999\": value out of range\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --expose 90-80 nginx": (
        125,
        "docker: invalid range format for --expose: 90-80, error: invalid range specified for port: 90-80\n\nRun 'docker run --help' for more information\n",
    ),
    'docker run --expose "" nginx': (
        125,
        "docker: invalid range format for --expose: , error: empty string specified for ports\n\nRun 'docker run --help' for more information\n",
    ),
    'docker run -v "" ubuntu': (
        125,
        "docker: invalid empty volume spec\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -v :/data ubuntu": (
        125,
        "docker: invalid spec: :/data: empty section between colons\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -v /src: ubuntu": (
        125,
        "docker: invalid spec: /src:: empty section between colons\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -v src:/data:rw:ro ubuntu": (
        125,
        "docker: invalid spec: src:/data:rw:ro: too many colons\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -v src:/data: ubuntu": (
        125,
        "docker: invalid spec: src:/data:: empty section between colons\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -v /src:/a:/b:ro ubuntu": (
        125,
        "docker: invalid spec: /src:/a:/b:ro: too many colons\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -v /a::ro ubuntu": (
        125,
        "docker: invalid spec: /a::ro: empty section between colons\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --mount foo ubuntu": (
        125,
        "invalid argument \"foo\" for \"--mount\" flag: invalid field 'foo' must be a key=value pair\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    'docker run --mount "" ubuntu': (
        125,
        'invalid argument "" for "--mount" flag: EOF\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --mount type=bind ubuntu": (
        125,
        'invalid argument "type=bind" for "--mount" flag: target is required\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --mount type=bind,source=/a ubuntu": (
        125,
        'invalid argument "type=bind,source=/a" for "--mount" flag: target is required\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --mount type=bind,src=/a,dst=/b,readonly=maybe ubuntu": (
        125,
        'invalid argument "type=bind,src=/a,dst=/b,readonly=maybe" for "--mount" flag: invalid value for readonly: maybe\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --mount type=bind,src=/a,dst=/b,volume-nocopy ubuntu": (
        125,
        "invalid argument \"type=bind,src=/a,dst=/b,volume-nocopy\" for \"--mount\" flag: cannot mix 'volume-*' options with mount type 'bind'\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --mount type=volume,src=a,dst=/b,bind-propagation=shared ubuntu": (
        125,
        "invalid argument \"type=volume,src=a,dst=/b,bind-propagation=shared\" for \"--mount\" flag: cannot mix 'bind-*' options with mount type 'volume'\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --mount type=volume,src=a,dst=/b,tmpfs-size=5 ubuntu": (
        125,
        "invalid argument \"type=volume,src=a,dst=/b,tmpfs-size=5\" for \"--mount\" flag: cannot mix 'tmpfs-*' options with mount type 'volume'\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --mount type=tmpfs,dst=/b,tmpfs-size=x ubuntu": (
        125,
        'invalid argument "type=tmpfs,dst=/b,tmpfs-size=x" for "--mount" flag: invalid value for tmpfs-size: x\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --mount type=tmpfs,dst=/b,tmpfs-mode=9 ubuntu": (
        125,
        'invalid argument "type=tmpfs,dst=/b,tmpfs-mode=9" for "--mount" flag: invalid value for tmpfs-mode: 9\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --mount type=bind,src=/a,dst=/b,bind-recursive=x ubuntu": (
        125,
        'invalid argument "type=bind,src=/a,dst=/b,bind-recursive=x" for "--mount" flag: invalid value for bind-recursive: x (must be "enabled", "disabled", "writable", or "readonly")\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --mount type=bind,src=/a,dst=/b,bind-recursive=readonly ubuntu": (
        125,
        "invalid argument \"type=bind,src=/a,dst=/b,bind-recursive=readonly\" for \"--mount\" flag: option 'bind-recursive=readonly' requires 'readonly' to be specified in conjunction\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --mount type=bind,src=/a,dst=/b,bind-recursive=writable ubuntu": (
        125,
        "invalid argument \"type=bind,src=/a,dst=/b,bind-recursive=writable\" for \"--mount\" flag: option 'bind-recursive=writable' requires 'readonly' to be specified in conjunction\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --mount type=bind,src=/a,dst=/b,bind-recursive=readonly,readonly ubuntu": (
        125,
        "invalid argument \"type=bind,src=/a,dst=/b,bind-recursive=readonly,readonly\" for \"--mount\" flag: option 'bind-recursive=readonly' requires 'bind-propagation=rprivate' to be specified in conjunction\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --mount type=bind,src=/a,dst=/b,nope=1 ubuntu": (
        125,
        "invalid argument \"type=bind,src=/a,dst=/b,nope=1\" for \"--mount\" flag: unexpected key 'nope' in 'nope=1'\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --mount type=bind,src=/a,dst=/b,rw ubuntu": (
        125,
        "invalid argument \"type=bind,src=/a,dst=/b,rw\" for \"--mount\" flag: invalid field 'rw' must be a key=value pair\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    'docker run --mount "type=bind, src=/a, dst=/b" ubuntu': (
        125,
        "invalid argument \"type=bind, src=/a, dst=/b\" for \"--mount\" flag: unexpected key ' src' in ' src=/a'\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --mount type=,dst=/b ubuntu": (
        125,
        'invalid argument "type=,dst=/b" for "--mount" flag: type is required\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --mount 'type=bind,\"src=/a' ubuntu": (
        125,
        'invalid argument "type=bind,\\"src=/a" for "--mount" flag: parse error on line 1, column 18: extraneous or missing " in quoted-field\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --mount 'type=bind,s\"rc=/a' ubuntu": (
        125,
        'invalid argument "type=bind,s\\"rc=/a" for "--mount" flag: parse error on line 1, column 12: bare " in non-quoted-field\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --mount type=volume,dst=/b,volume-nocopy=x ubuntu": (
        125,
        'invalid argument "type=volume,dst=/b,volume-nocopy=x" for "--mount" flag: invalid value for volume-nocopy: x\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --mount type=image,src=a,dst=/b,volume-nocopy ubuntu": (
        125,
        "invalid argument \"type=image,src=a,dst=/b,volume-nocopy\" for \"--mount\" flag: cannot mix 'volume-*' options with mount type 'image'\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --mount type=bind,src=/a,dst=/b,image-subpath=x ubuntu": (
        125,
        "invalid argument \"type=bind,src=/a,dst=/b,image-subpath=x\" for \"--mount\" flag: cannot mix 'image-*' options with mount type 'bind'\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --mount type=bind,src=/a,dst=/b,bind-nonrecursive=x ubuntu": (
        125,
        'invalid argument "type=bind,src=/a,dst=/b,bind-nonrecursive=x" for "--mount" flag: invalid value for bind-nonrecursive: x\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --mount type=bind,src=/a,dst=/b,bind-create-src ubuntu": (
        125,
        "invalid argument \"type=bind,src=/a,dst=/b,bind-create-src\" for \"--mount\" flag: invalid field 'bind-create-src' must be a key=value pair\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --mount type=tmpfs,dst=/b,tmpfs-options=x ubuntu": (
        125,
        "invalid argument \"type=tmpfs,dst=/b,tmpfs-options=x\" for \"--mount\" flag: unexpected key 'tmpfs-options' in 'tmpfs-options=x'\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --network name=a,foo ubuntu": (
        125,
        'invalid argument "name=a,foo" for "--network" flag: invalid field foo\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --network name=a,nope=1 ubuntu": (
        125,
        'invalid argument "name=a,nope=1" for "--network" flag: invalid field key nope\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --network alias=x ubuntu": (
        125,
        'invalid argument "alias=x" for "--network" flag: network name/id is not specified\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --network name=a,gw-priority=x ubuntu": (
        125,
        'invalid argument "name=a,gw-priority=x" for "--network" flag: invalid gw-priority (x): invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --network name=a,driver-opt=x ubuntu": (
        125,
        'invalid argument "name=a,driver-opt=x" for "--network" flag: invalid key value pair format in driver options\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    'docker run --network "" ubuntu': (
        125,
        "docker: no name set for network\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --network a --network a ubuntu": (
        125,
        "docker: network \"a\" is specified multiple times\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --network a --network bridge ubuntu": (
        125,
        "docker: conflicting options: cannot attach both user-defined and non-user-defined network-modes\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --network name=a,alias=b --network-alias c ubuntu": (
        125,
        "docker: conflicting options: cannot specify both --network-alias and per-network alias\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --network name=a,ip=1.2.3.4 --ip 1.2.3.5 ubuntu": (
        125,
        "docker: conflicting options: cannot specify both --ip and per-network IPv4 address\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --network-alias web ubuntu": (
        125,
        "docker: network-scoped aliases are only supported for user-defined networks\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --network bridge --network-alias web ubuntu": (
        125,
        "docker: network-scoped aliases are only supported for user-defined networks\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --network name=bridge,alias=x ubuntu": (
        125,
        "docker: network-scoped aliases are only supported for user-defined networks\n\nRun 'docker run --help' for more information\n",
    ),
    'docker run --network " " ubuntu': (
        125,
        "docker: no name set for network\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --net nope=1 ubuntu": (
        125,
        'invalid argument "nope=1" for "--net" flag: invalid field key nope\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    'docker run --link "" ubuntu': (
        125,
        'invalid argument "" for "--link" flag: empty string specified for links\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --link a:b:c ubuntu": (
        125,
        'invalid argument "a:b:c" for "--link" flag: bad format for links: a:b:c\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --add-host foo ubuntu": (
        125,
        'invalid argument "foo" for "--add-host" flag: bad format for add-host: "foo"\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --add-host foo:bar ubuntu": (
        125,
        'invalid argument "foo:bar" for "--add-host" flag: invalid IP address in add-host: "bar"\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --add-host :1.2.3.4 ubuntu": (
        125,
        'invalid argument ":1.2.3.4" for "--add-host" flag: bad format for add-host: ":1.2.3.4"\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --add-host foo:1.2.3.444 ubuntu": (
        125,
        'invalid argument "foo:1.2.3.444" for "--add-host" flag: invalid IP address in add-host: "1.2.3.444"\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --add-host a:b=1.2.3.4 ubuntu": (
        125,
        'invalid argument "a:b=1.2.3.4" for "--add-host" flag: bad format for add-host: "a:b=1.2.3.4"\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --dns foo ubuntu": (
        125,
        'invalid argument "foo" for "--dns" flag: IP address is not correctly formatted: foo\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    'docker run --dns "" ubuntu': (
        125,
        'invalid argument "" for "--dns" flag: IP address is not correctly formatted: \n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --dns 8.8.8 ubuntu": (
        125,
        'invalid argument "8.8.8" for "--dns" flag: IP address is not correctly formatted: 8.8.8\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --dns 08.8.8.8 ubuntu": (
        125,
        'invalid argument "08.8.8.8" for "--dns" flag: IP address is not correctly formatted: 08.8.8.8\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --dns-search 123 ubuntu": (
        125,
        'invalid argument "123" for "--dns-search" flag: 123 is not a valid domain\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --dns-search a..b ubuntu": (
        125,
        'invalid argument "a..b" for "--dns-search" flag: a..b is not a valid domain\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    'docker run --dns-search "" ubuntu': (
        125,
        'invalid argument "" for "--dns-search" flag:  is not a valid domain\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --mac-address foo ubuntu": (
        125,
        "docker: foo is not a valid mac address\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --mac-address 92:d0 ubuntu": (
        125,
        "docker: 92:d0 is not a valid mac address\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --restart on-failure:x ubuntu": (
        125,
        "docker: invalid restart policy format: maximum retry count must be an integer\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --restart on-failure:1:2 ubuntu": (
        125,
        "docker: invalid restart policy format: maximum retry count must be an integer\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --restart :3 ubuntu": (
        125,
        "docker: invalid restart policy format: no policy provided before colon\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --rm --restart always ubuntu": (
        125,
        "docker: conflicting options: cannot specify both --restart and --rm\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --ulimit nofile ubuntu": (
        125,
        'invalid argument "nofile" for "--ulimit" flag: invalid ulimit argument: nofile\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --ulimit foo=1 ubuntu": (
        125,
        'invalid argument "foo=1" for "--ulimit" flag: invalid ulimit type: foo\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --ulimit nofile=x ubuntu": (
        125,
        'invalid argument "nofile=x" for "--ulimit" flag: strconv.ParseInt: parsing "x": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --ulimit nofile=10:5 ubuntu": (
        125,
        'invalid argument "nofile=10:5" for "--ulimit" flag: ulimit soft limit must be less than or equal to hard limit: 10 > 5\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --ulimit nofile=5:10:15 ubuntu": (
        125,
        'invalid argument "nofile=5:10:15" for "--ulimit" flag: too many limit value arguments - 5:10:15, can only have up to two, `soft[:hard]`\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --ulimit nofile=5:x ubuntu": (
        125,
        'invalid argument "nofile=5:x" for "--ulimit" flag: strconv.ParseInt: parsing "x": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --ulimit nofile= ubuntu": (
        125,
        'invalid argument "nofile=" for "--ulimit" flag: strconv.ParseInt: parsing "": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --ulimit nofile=-1:5 ubuntu": (
        125,
        'invalid argument "nofile=-1:5" for "--ulimit" flag: ulimit soft limit must be less than or equal to hard limit: soft: -1 (unlimited), hard: 5\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --device foo ubuntu": (
        125,
        "docker: foo is not an absolute path\n\nRun 'docker run --help' for more information\n",
    ),
    'docker run --device "" ubuntu': (
        125,
        "docker: bad format for path: \n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --device /dev/a:/dev/b:xyz ubuntu": (
        125,
        "docker: bad mode specified: xyz\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --device /dev/a:/dev/b:rwm:x ubuntu": (
        125,
        "docker: bad format for path: /dev/a:/dev/b:rwm:x\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --device /dev/a:foo ubuntu": (
        125,
        "docker: foo is not an absolute path\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --device :/dev/b ubuntu": (
        125,
        "docker: bad format for path: :/dev/b\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --device /dev/a:rr ubuntu": (
        125,
        "docker: rr is not an absolute path\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --device-cgroup-rule foo ubuntu": (
        125,
        "invalid argument \"foo\" for \"--device-cgroup-rule\" flag: invalid device cgroup format 'foo'\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --device-read-bps foo ubuntu": (
        125,
        'invalid argument "foo" for "--device-read-bps" flag: bad format: foo\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --device-read-bps /x:1 ubuntu": (
        125,
        'invalid argument "/x:1" for "--device-read-bps" flag: bad format for device path: /x:1\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --device-read-bps /dev/sda:x ubuntu": (
        125,
        'invalid argument "/dev/sda:x" for "--device-read-bps" flag: invalid rate for device: /dev/sda:x. The correct format is <device-path>:<number>[<unit>]. Number must be a positive integer. Unit is optional and can be kb, mb, or gb\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --device-read-iops /dev/sda:1mb ubuntu": (
        125,
        'invalid argument "/dev/sda:1mb" for "--device-read-iops" flag: invalid rate for device: /dev/sda:1mb. The correct format is <device-path>:<number>. Number must be a positive integer\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --device-write-iops :5 ubuntu": (
        125,
        'invalid argument ":5" for "--device-write-iops" flag: bad format: :5\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --device-write-bps /dev/sda ubuntu": (
        125,
        'invalid argument "/dev/sda" for "--device-write-bps" flag: bad format: /dev/sda\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --blkio-weight-device foo ubuntu": (
        125,
        'invalid argument "foo" for "--blkio-weight-device" flag: bad format: foo\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --blkio-weight-device /dev/sda:5 ubuntu": (
        125,
        'invalid argument "/dev/sda:5" for "--blkio-weight-device" flag: invalid weight for device: /dev/sda:5\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --blkio-weight-device /dev/sda:x ubuntu": (
        125,
        'invalid argument "/dev/sda:x" for "--blkio-weight-device" flag: invalid weight for device: /dev/sda:x\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --blkio-weight-device /x:50 ubuntu": (
        125,
        'invalid argument "/x:50" for "--blkio-weight-device" flag: bad format for device path: /x:50\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --gpus foo ubuntu": (
        125,
        'invalid argument "foo" for "--gpus" flag: invalid count (foo): value must be either "all" or an integer: invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    'docker run --gpus "" ubuntu': (
        125,
        'invalid argument "" for "--gpus" flag: EOF\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --gpus all,count=2 ubuntu": (
        125,
        "invalid argument \"all,count=2\" for \"--gpus\" flag: gpu request key 'count' can be specified only once\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --gpus count=2,count=3 ubuntu": (
        125,
        "invalid argument \"count=2,count=3\" for \"--gpus\" flag: gpu request key 'count' can be specified only once\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --gpus nope=1 ubuntu": (
        125,
        "invalid argument \"nope=1\" for \"--gpus\" flag: unexpected key 'nope' in 'nope=1'\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --gpus count=x ubuntu": (
        125,
        'invalid argument "count=x" for "--gpus" flag: invalid count (x): value must be either "all" or an integer: invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --gpus 99999999999999999999 ubuntu": (
        125,
        'invalid argument "99999999999999999999" for "--gpus" flag: invalid count (99999999999999999999): value must be either "all" or an integer: value out of range\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --security-opt foo ubuntu": (
        125,
        "docker: Invalid --security-opt: \"foo\"\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --security-opt label: ubuntu": (
        125,
        "docker: Invalid --security-opt: \"label:\"\n\nRun 'docker run --help' for more information\n",
    ),
    'docker run --security-opt "" ubuntu': (
        125,
        "docker: Invalid --security-opt: \"\"\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --storage-opt size ubuntu": (
        125,
        "docker: invalid storage option\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --log-driver none --log-opt a=b ubuntu": (
        125,
        "docker: invalid logging opts for driver none\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --sysctl foo ubuntu": (
        125,
        "invalid argument \"foo\" for \"--sysctl\" flag: sysctl 'foo' is not allowed\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --sysctl foo=1 ubuntu": (
        125,
        "invalid argument \"foo=1\" for \"--sysctl\" flag: sysctl 'foo=1' is not allowed\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --sysctl net.x ubuntu": (
        125,
        "invalid argument \"net.x\" for \"--sysctl\" flag: sysctl 'net.x' is not allowed\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --sysctl =1 ubuntu": (
        125,
        "invalid argument \"=1\" for \"--sysctl\" flag: sysctl '=1' is not allowed\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --pid foo ubuntu": (
        125,
        "docker: --pid: invalid PID mode\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --pid container: ubuntu": (
        125,
        "docker: --pid: invalid PID mode\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --uts foo ubuntu": (
        125,
        "docker: --uts: invalid UTS mode\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --userns foo ubuntu": (
        125,
        "docker: --userns: invalid USER mode\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --cgroupns foo ubuntu": (
        125,
        "docker: --cgroupns: invalid CGROUP mode\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --pull sometimes ubuntu": (
        125,
        'docker: invalid pull option: \'sometimes\': must be one of "always", "missing" or "never"\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --pull Always ubuntu": (
        125,
        'docker: invalid pull option: \'Always\': must be one of "always", "missing" or "never"\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --platform foo ubuntu": (
        125,
        "docker: error parsing specified platform: \"foo\": unknown operating system or architecture: invalid argument\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --platform a/b/c/d ubuntu": (
        125,
        "docker: error parsing specified platform: \"a/b/c/d\": cannot parse platform specifier: invalid argument\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -d -a stdout ubuntu": (1, "conflicting options: cannot specify both --attach and --detach\n"),
    "docker run --shm-size x ubuntu": (
        125,
        "invalid argument \"x\" for \"--shm-size\" flag: invalid size: 'x'\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --disable-content-trust=x ubuntu": (
        125,
        'invalid argument "x" for "--disable-content-trust" flag: strconv.ParseBool: parsing "x": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --sig-proxy=x ubuntu": (
        125,
        'invalid argument "x" for "--sig-proxy" flag: strconv.ParseBool: parsing "x": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run UPPER": (
        125,
        "docker: invalid reference format: repository name (library/UPPER) must be lowercase\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run Ubuntu:latest": (
        125,
        "docker: invalid reference format: repository name (library/Ubuntu) must be lowercase\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run foo/Bar": (
        125,
        "docker: invalid reference format: repository name (foo/Bar) must be lowercase\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run localhost:5000/Bar": (
        125,
        "docker: invalid reference format: repository name (Bar) must be lowercase\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run ubuntu:": (
        125,
        "docker: invalid reference format\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run ubuntu:a:b": (
        125,
        "docker: invalid reference format\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run ubuntu@sha256:abc": (
        125,
        "docker: invalid reference format\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run ubuntu@": (
        125,
        "docker: invalid reference format\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run ubuntu:lat*st": (
        125,
        "docker: invalid reference format\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run :latest": (
        125,
        "docker: invalid reference format\n\nRun 'docker run --help' for more information\n",
    ),
    'docker run ""': (
        125,
        "docker: invalid reference format\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -- -x": (
        125,
        "docker: invalid reference format\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run a//b": (
        125,
        "docker: invalid reference format\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run a..b": (
        125,
        "docker: invalid reference format\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run a___b": (
        125,
        "docker: invalid reference format\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -it": (
        1,
        "docker: 'docker run' requires at least 1 argument\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nSee 'docker run --help' for more information\n",
    ),
    "docker run a/": (
        125,
        "docker: invalid reference format\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run /a": (
        125,
        "docker: invalid reference format\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run http://a/b": (
        125,
        "docker: invalid reference format\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run 도커": (
        125,
        "docker: invalid reference format\n\nRun 'docker run --help' for more information\n",
    ),
    'docker run "nginx "': (
        125,
        "docker: invalid reference format\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run ${UNSET}": (
        125,
        "docker: invalid reference format: repository name (library/${UNSET}) must be lowercase\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run –it ubuntu": (
        125,
        "docker: invalid reference format\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run - ubuntu": (
        125,
        "docker: invalid reference format\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --help=x": (
        125,
        'invalid argument "x" for "--help" flag: strconv.ParseBool: parsing "x": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run -h": (
        125,
        "flag needs an argument: 'h' in -h\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --foo=bar ubuntu": (
        125,
        "unknown flag: --foo\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -eX -fY ubuntu": (
        125,
        "unknown shorthand flag: 'f' in -fY\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -d-p ubuntu": (
        125,
        "unknown shorthand flag: '-' in --p\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -dp": (
        125,
        "flag needs an argument: 'p' in -p\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p=80:80=x ubuntu": (
        125,
        "docker: no port specified: :/tcp<empty>\n\nRun 'docker run --help' for more information\n",
    ),
    "docker create": (
        1,
        "docker: 'docker create' requires at least 1 argument\n\nUsage:  docker create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nSee 'docker create --help' for more information\n",
    ),
    "docker create UPPER": (
        1,
        "invalid reference format: repository name (library/UPPER) must be lowercase\n",
    ),
    "docker create -p 99999 ubuntu": (
        125,
        "docker: invalid containerPort: 99999\n\nRun 'docker create --help' for more information\n",
    ),
    "docker create --nope ubuntu": (
        125,
        "unknown flag: --nope\n\nUsage:  docker create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker create --help' for more information\n",
    ),
    "docker create --pull x ubuntu": (
        125,
        'docker: invalid pull option: \'x\': must be one of "always", "missing" or "never"\n\nRun \'docker create --help\' for more information\n',
    ),
    "docker create -m x ubuntu": (
        125,
        "invalid argument \"x\" for \"-m, --memory\" flag: invalid size: 'x'\n\nUsage:  docker create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker create --help' for more information\n",
    ),
    "docker container foo": (
        1,
        "docker: unknown command: docker container foo\n\nUsage:  docker container\n\nRun 'docker container --help' for more information\n",
    ),
    "docker container run": (
        1,
        "docker: 'docker container run' requires at least 1 argument\n\nUsage:  docker container run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nSee 'docker container run --help' for more information\n",
    ),
    "docker container run -z": (
        125,
        "unknown shorthand flag: 'z' in -z\n\nUsage:  docker container run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker container run --help' for more information\n",
    ),
    "docker container --foo": (
        125,
        "unknown flag: --foo\n\nUsage:  docker container\n\nRun 'docker container --help' for more information\n",
    ),
    "docker container ls foo": (
        1,
        "docker: 'docker container ls' accepts no arguments\n\nUsage:  docker container ls [OPTIONS]\n\nRun 'docker container ls --help' for more information\n",
    ),
    "docker contianer run": (
        1,
        "docker: unknown command: docker contianer\n\nRun 'docker --help' for more information\n",
    ),
    "docker contianer": (
        1,
        "docker: unknown command: docker contianer\n\nRun 'docker --help' for more information\n",
    ),
    "docker foo": (1, "docker: unknown command: docker foo\n\nRun 'docker --help' for more information\n"),
    "docker foo bar": (
        1,
        "docker: unknown command: docker foo\n\nRun 'docker --help' for more information\n",
    ),
    "docker rnu ubuntu": (
        1,
        "docker: unknown command: docker rnu\n\nRun 'docker --help' for more information\n",
    ),
    "docker imges": (
        1,
        "docker: unknown command: docker imges\n\nRun 'docker --help' for more information\n",
    ),
    "docker images a b": (
        1,
        "docker: 'docker images' requires at most 1 argument\n\nUsage:  docker images [OPTIONS] [REPOSITORY[:TAG]]\n\nSRun 'docker images --help' for more information\n",
    ),
    "docker images --nope": (
        125,
        "unknown flag: --nope\n\nUsage:  docker images [OPTIONS] [REPOSITORY[:TAG]]\n\nRun 'docker images --help' for more information\n",
    ),
    "docker images -f foo": (
        125,
        'invalid argument "foo" for "-f, --filter" flag: bad format of filter (expected name=value)\n\nUsage:  docker images [OPTIONS] [REPOSITORY[:TAG]]\n\nRun \'docker images --help\' for more information\n',
    ),
    "docker images --filter dangling": (
        125,
        'invalid argument "dangling" for "-f, --filter" flag: bad format of filter (expected name=value)\n\nUsage:  docker images [OPTIONS] [REPOSITORY[:TAG]]\n\nRun \'docker images --help\' for more information\n',
    ),
    "docker image ls a b": (
        1,
        "docker: 'docker image ls' requires at most 1 argument\n\nUsage:  docker image ls [OPTIONS] [REPOSITORY[:TAG]]\n\nSRun 'docker image ls --help' for more information\n",
    ),
    "docker image lss": (
        1,
        "docker: unknown command: docker image lss\n\nUsage:  docker image\n\nRun 'docker image --help' for more information\n",
    ),
    "docker image nope": (
        1,
        "docker: unknown command: docker image nope\n\nUsage:  docker image\n\nRun 'docker image --help' for more information\n",
    ),
    "docker image rm": (
        1,
        "docker: 'docker image rm' requires at least 1 argument\n\nUsage:  docker image rm [OPTIONS] IMAGE [IMAGE...]\n\nSee 'docker image rm --help' for more information\n",
    ),
    "docker image inspect": (
        1,
        "docker: 'docker image inspect' requires at least 1 argument\n\nUsage:  docker image inspect [OPTIONS] IMAGE [IMAGE...]\n\nSee 'docker image inspect --help' for more information\n",
    ),
    "docker image prune foo": (
        1,
        "docker: 'docker image prune' accepts no arguments\n\nUsage:  docker image prune [OPTIONS]\n\nRun 'docker image prune --help' for more information\n",
    ),
    "docker image tag a": (
        1,
        "docker: 'docker image tag' requires 2 arguments\n\nUsage:  docker image tag SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]\n\nRun 'docker image tag --help' for more information\n",
    ),
    "docker image push": (
        1,
        "docker: 'docker image push' requires 1 argument\n\nUsage:  docker image push [OPTIONS] NAME[:TAG]\n\nRun 'docker image push --help' for more information\n",
    ),
    "docker imagels": (
        1,
        "docker: unknown command: docker imagels\n\nRun 'docker --help' for more information\n",
    ),
    "docker ps foo": (
        1,
        "docker: 'docker ps' accepts no arguments\n\nUsage:  docker ps [OPTIONS]\n\nRun 'docker ps --help' for more information\n",
    ),
    "docker ps -n": (
        125,
        "flag needs an argument: 'n' in -n\n\nUsage:  docker ps [OPTIONS]\n\nRun 'docker ps --help' for more information\n",
    ),
    "docker ps -n x": (
        125,
        'invalid argument "x" for "-n, --last" flag: strconv.ParseInt: parsing "x": invalid syntax\n\nUsage:  docker ps [OPTIONS]\n\nRun \'docker ps --help\' for more information\n',
    ),
    "docker ps -z": (
        125,
        "unknown shorthand flag: 'z' in -z\n\nUsage:  docker ps [OPTIONS]\n\nRun 'docker ps --help' for more information\n",
    ),
    "docker ps -aqx": (
        125,
        "unknown shorthand flag: 'x' in -x\n\nUsage:  docker ps [OPTIONS]\n\nRun 'docker ps --help' for more information\n",
    ),
    "docker ps --filter x": (
        125,
        'invalid argument "x" for "-f, --filter" flag: bad format of filter (expected name=value)\n\nUsage:  docker ps [OPTIONS]\n\nRun \'docker ps --help\' for more information\n',
    ),
    "docker ps --format": (
        125,
        "flag needs an argument: --format\n\nUsage:  docker ps [OPTIONS]\n\nRun 'docker ps --help' for more information\n",
    ),
    "docker ps --al": (
        125,
        "unknown flag: --al\n\nUsage:  docker ps [OPTIONS]\n\nRun 'docker ps --help' for more information\n",
    ),
    "docker pull": (
        1,
        "docker: 'docker pull' requires 1 argument\n\nUsage:  docker pull [OPTIONS] NAME[:TAG|@DIGEST]\n\nRun 'docker pull --help' for more information\n",
    ),
    "docker pull UPPER": (1, "invalid reference format: repository name (library/UPPER) must be lowercase\n"),
    "docker pull a b": (
        1,
        "docker: 'docker pull' requires 1 argument\n\nUsage:  docker pull [OPTIONS] NAME[:TAG|@DIGEST]\n\nRun 'docker pull --help' for more information\n",
    ),
    'docker pull ""': (1, "invalid reference format\n"),
    "docker pull -a ubuntu:latest": (1, "tag can't be used with --all-tags/-a\n"),
    "docker pull ubuntu:": (1, "invalid reference format\n"),
    "docker push": (
        1,
        "docker: 'docker push' requires 1 argument\n\nUsage:  docker push [OPTIONS] NAME[:TAG]\n\nRun 'docker push --help' for more information\n",
    ),
    "docker push UPPER": (1, "invalid reference format: repository name (library/UPPER) must be lowercase\n"),
    "docker rmi": (
        1,
        "docker: 'docker rmi' requires at least 1 argument\n\nUsage:  docker rmi [OPTIONS] IMAGE [IMAGE...]\n\nSee 'docker rmi --help' for more information\n",
    ),
    "docker rm": (
        1,
        "docker: 'docker rm' requires at least 1 argument\n\nUsage:  docker rm [OPTIONS] CONTAINER [CONTAINER...]\n\nSee 'docker rm --help' for more information\n",
    ),
    "docker rm -x a": (
        125,
        "unknown shorthand flag: 'x' in -x\n\nUsage:  docker rm [OPTIONS] CONTAINER [CONTAINER...]\n\nRun 'docker rm --help' for more information\n",
    ),
    "docker start": (
        1,
        "docker: 'docker start' requires at least 1 argument\n\nUsage:  docker start [OPTIONS] CONTAINER [CONTAINER...]\n\nSee 'docker start --help' for more information\n",
    ),
    "docker start -a a b": (1, "you cannot start and attach multiple containers at once\n"),
    "docker stop": (
        1,
        "docker: 'docker stop' requires at least 1 argument\n\nUsage:  docker stop [OPTIONS] CONTAINER [CONTAINER...]\n\nSee 'docker stop --help' for more information\n",
    ),
    "docker stop -t x a": (
        125,
        'invalid argument "x" for "-t, --timeout" flag: strconv.ParseInt: parsing "x": invalid syntax\n\nUsage:  docker stop [OPTIONS] CONTAINER [CONTAINER...]\n\nRun \'docker stop --help\' for more information\n',
    ),
    "docker stop -t": (
        125,
        "flag needs an argument: 't' in -t\n\nUsage:  docker stop [OPTIONS] CONTAINER [CONTAINER...]\n\nRun 'docker stop --help' for more information\n",
    ),
    "docker stop --time x a": (
        125,
        'invalid argument "x" for "--time" flag: strconv.ParseInt: parsing "x": invalid syntax\n\nUsage:  docker stop [OPTIONS] CONTAINER [CONTAINER...]\n\nRun \'docker stop --help\' for more information\n',
    ),
    "docker restart": (
        1,
        "docker: 'docker restart' requires at least 1 argument\n\nUsage:  docker restart [OPTIONS] CONTAINER [CONTAINER...]\n\nSee 'docker restart --help' for more information\n",
    ),
    "docker restart -t x a": (
        125,
        'invalid argument "x" for "-t, --timeout" flag: strconv.ParseInt: parsing "x": invalid syntax\n\nUsage:  docker restart [OPTIONS] CONTAINER [CONTAINER...]\n\nRun \'docker restart --help\' for more information\n',
    ),
    "docker rename a": (
        1,
        "docker: 'docker rename' requires 2 arguments\n\nUsage:  docker rename CONTAINER NEW_NAME\n\nRun 'docker rename --help' for more information\n",
    ),
    "docker rename a b c": (
        1,
        "docker: 'docker rename' requires 2 arguments\n\nUsage:  docker rename CONTAINER NEW_NAME\n\nRun 'docker rename --help' for more information\n",
    ),
    'docker rename "" b': (1, "Error: Neither old nor new names may be empty\n"),
    'docker rename a " "': (1, "Error: Neither old nor new names may be empty\n"),
    "docker kill": (
        1,
        "docker: 'docker kill' requires at least 1 argument\n\nUsage:  docker kill [OPTIONS] CONTAINER [CONTAINER...]\n\nSee 'docker kill --help' for more information\n",
    ),
    "docker kill -s": (
        125,
        "flag needs an argument: 's' in -s\n\nUsage:  docker kill [OPTIONS] CONTAINER [CONTAINER...]\n\nRun 'docker kill --help' for more information\n",
    ),
    "docker logs": (
        1,
        "docker: 'docker logs' requires 1 argument\n\nUsage:  docker logs [OPTIONS] CONTAINER\n\nRun 'docker logs --help' for more information\n",
    ),
    "docker logs a b": (
        1,
        "docker: 'docker logs' requires 1 argument\n\nUsage:  docker logs [OPTIONS] CONTAINER\n\nRun 'docker logs --help' for more information\n",
    ),
    "docker logs --tail a": (
        1,
        "docker: 'docker logs' requires 1 argument\n\nUsage:  docker logs [OPTIONS] CONTAINER\n\nRun 'docker logs --help' for more information\n",
    ),
    "docker logs --tail": (
        125,
        "flag needs an argument: --tail\n\nUsage:  docker logs [OPTIONS] CONTAINER\n\nRun 'docker logs --help' for more information\n",
    ),
    "docker logs -z a": (
        125,
        "unknown shorthand flag: 'z' in -z\n\nUsage:  docker logs [OPTIONS] CONTAINER\n\nRun 'docker logs --help' for more information\n",
    ),
    "docker exec": (
        1,
        "docker: 'docker exec' requires at least 2 arguments\n\nUsage:  docker exec [OPTIONS] CONTAINER COMMAND [ARG...]\n\nSee 'docker exec --help' for more information\n",
    ),
    "docker exec a": (
        1,
        "docker: 'docker exec' requires at least 2 arguments\n\nUsage:  docker exec [OPTIONS] CONTAINER COMMAND [ARG...]\n\nSee 'docker exec --help' for more information\n",
    ),
    "docker exec -e": (
        125,
        "flag needs an argument: 'e' in -e\n\nUsage:  docker exec [OPTIONS] CONTAINER COMMAND [ARG...]\n\nRun 'docker exec --help' for more information\n",
    ),
    "docker exec -e =x a b": (
        125,
        'invalid argument "=x" for "-e, --env" flag: invalid environment variable: =x\n\nUsage:  docker exec [OPTIONS] CONTAINER COMMAND [ARG...]\n\nRun \'docker exec --help\' for more information\n',
    ),
    "docker exec -itx a b": (
        125,
        "unknown shorthand flag: 'x' in -x\n\nUsage:  docker exec [OPTIONS] CONTAINER COMMAND [ARG...]\n\nRun 'docker exec --help' for more information\n",
    ),
    "docker exec -w": (
        125,
        "flag needs an argument: 'w' in -w\n\nUsage:  docker exec [OPTIONS] CONTAINER COMMAND [ARG...]\n\nRun 'docker exec --help' for more information\n",
    ),
    "docker attach": (
        1,
        "docker: 'docker attach' requires 1 argument\n\nUsage:  docker attach [OPTIONS] CONTAINER\n\nRun 'docker attach --help' for more information\n",
    ),
    "docker attach a b": (
        1,
        "docker: 'docker attach' requires 1 argument\n\nUsage:  docker attach [OPTIONS] CONTAINER\n\nRun 'docker attach --help' for more information\n",
    ),
    "docker inspect": (
        1,
        "docker: 'docker inspect' requires at least 1 argument\n\nUsage:  docker inspect [OPTIONS] NAME|ID [NAME|ID...]\n\nSee 'docker inspect --help' for more information\n",
    ),
    "docker inspect --type": (
        125,
        "flag needs an argument: --type\n\nUsage:  docker inspect [OPTIONS] NAME|ID [NAME|ID...]\n\nRun 'docker inspect --help' for more information\n",
    ),
    "docker inspect --type foo a": (
        1,
        'unknown type: "foo": must be one of "config", "container", "image", "network", "node", "plugin", "secret", "service", "task", "volume"\n',
    ),
    "docker inspect -z a": (
        125,
        "unknown shorthand flag: 'z' in -z\n\nUsage:  docker inspect [OPTIONS] NAME|ID [NAME|ID...]\n\nRun 'docker inspect --help' for more information\n",
    ),
    "docker network create": (
        1,
        "docker: 'docker network create' requires 1 argument\n\nUsage:  docker network create [OPTIONS] NETWORK\n\nRun 'docker network create --help' for more information\n",
    ),
    "docker network create a b": (
        1,
        "docker: 'docker network create' requires 1 argument\n\nUsage:  docker network create [OPTIONS] NETWORK\n\nRun 'docker network create --help' for more information\n",
    ),
    "docker network create --opt": (
        125,
        "flag needs an argument: --opt\n\nUsage:  docker network create [OPTIONS] NETWORK\n\nRun 'docker network create --help' for more information\n",
    ),
    'docker network create --label "" a': (
        125,
        "invalid argument \"\" for \"--label\" flag: invalid label '': empty name\n\nUsage:  docker network create [OPTIONS] NETWORK\n\nRun 'docker network create --help' for more information\n",
    ),
    "docker network ls foo": (
        1,
        "docker: 'docker network ls' accepts no arguments\n\nUsage:  docker network ls [OPTIONS]\n\nRun 'docker network ls --help' for more information\n",
    ),
    "docker network ls -f x": (
        125,
        'invalid argument "x" for "-f, --filter" flag: bad format of filter (expected name=value)\n\nUsage:  docker network ls [OPTIONS]\n\nRun \'docker network ls --help\' for more information\n',
    ),
    "docker network connect": (
        1,
        "docker: 'docker network connect' requires 2 arguments\n\nUsage:  docker network connect [OPTIONS] NETWORK CONTAINER\n\nRun 'docker network connect --help' for more information\n",
    ),
    "docker network connect a": (
        1,
        "docker: 'docker network connect' requires 2 arguments\n\nUsage:  docker network connect [OPTIONS] NETWORK CONTAINER\n\nRun 'docker network connect --help' for more information\n",
    ),
    "docker network connect a b c": (
        1,
        "docker: 'docker network connect' requires 2 arguments\n\nUsage:  docker network connect [OPTIONS] NETWORK CONTAINER\n\nRun 'docker network connect --help' for more information\n",
    ),
    "docker network connect --link a:b:c a b": (
        125,
        'invalid argument "a:b:c" for "--link" flag: bad format for links: a:b:c\n\nUsage:  docker network connect [OPTIONS] NETWORK CONTAINER\n\nRun \'docker network connect --help\' for more information\n',
    ),
    "docker network connect --gw-priority x a b": (
        125,
        'invalid argument "x" for "--gw-priority" flag: strconv.ParseInt: parsing "x": invalid syntax\n\nUsage:  docker network connect [OPTIONS] NETWORK CONTAINER\n\nRun \'docker network connect --help\' for more information\n',
    ),
    "docker network connect --driver-opt x a b": (1, "invalid key/value pair format in driver options\n"),
    "docker network disconnect a": (
        1,
        "docker: 'docker network disconnect' requires 2 arguments\n\nUsage:  docker network disconnect [OPTIONS] NETWORK CONTAINER\n\nRun 'docker network disconnect --help' for more information\n",
    ),
    "docker network rm": (
        1,
        "docker: 'docker network rm' requires at least 1 argument\n\nUsage:  docker network rm NETWORK [NETWORK...]\n\nSee 'docker network rm --help' for more information\n",
    ),
    "docker network inspect": (
        1,
        "docker: 'docker network inspect' requires at least 1 argument\n\nUsage:  docker network inspect [OPTIONS] NETWORK [NETWORK...]\n\nSee 'docker network inspect --help' for more information\n",
    ),
    "docker network nope": (
        1,
        "docker: unknown command: docker network nope\n\nUsage:  docker network\n\nRun 'docker network --help' for more information\n",
    ),
    "docker network prune x": (
        1,
        "docker: 'docker network prune' accepts no arguments\n\nUsage:  docker network prune [OPTIONS]\n\nRun 'docker network prune --help' for more information\n",
    ),
    "docker volume create a b": (
        1,
        "docker: 'docker volume create' requires at most 1 argument\n\nUsage:  docker volume create [OPTIONS] [VOLUME]\n\nSRun 'docker volume create --help' for more information\n",
    ),
    "docker volume create --name a b": (
        1,
        "conflicting options: cannot specify a volume-name through both --name and as a positional arg\n",
    ),
    'docker volume create --label "" a': (
        125,
        "invalid argument \"\" for \"--label\" flag: invalid label '': empty name\n\nUsage:  docker volume create [OPTIONS] [VOLUME]\n\nRun 'docker volume create --help' for more information\n",
    ),
    "docker volume create --limit-bytes x a": (
        125,
        "invalid argument \"x\" for \"--limit-bytes\" flag: invalid size: 'x'\n\nUsage:  docker volume create [OPTIONS] [VOLUME]\n\nRun 'docker volume create --help' for more information\n",
    ),
    "docker volume ls a": (
        1,
        "docker: 'docker volume ls' accepts no arguments\n\nUsage:  docker volume ls [OPTIONS]\n\nRun 'docker volume ls --help' for more information\n",
    ),
    "docker volume rm": (
        1,
        "docker: 'docker volume rm' requires at least 1 argument\n\nUsage:  docker volume rm [OPTIONS] VOLUME [VOLUME...]\n\nSee 'docker volume rm --help' for more information\n",
    ),
    "docker volume inspect": (
        1,
        "docker: 'docker volume inspect' requires at least 1 argument\n\nUsage:  docker volume inspect [OPTIONS] VOLUME [VOLUME...]\n\nSee 'docker volume inspect --help' for more information\n",
    ),
    "docker volume prune a": (
        1,
        "docker: 'docker volume prune' accepts no arguments\n\nUsage:  docker volume prune [OPTIONS]\n\nRun 'docker volume prune --help' for more information\n",
    ),
    "docker volume prune -f x": (
        1,
        "docker: 'docker volume prune' accepts no arguments\n\nUsage:  docker volume prune [OPTIONS]\n\nRun 'docker volume prune --help' for more information\n",
    ),
    "docker volume nope": (
        1,
        "docker: unknown command: docker volume nope\n\nUsage:  docker volume COMMAND\n\nRun 'docker volume --help' for more information\n",
    ),
    "docker volume update": (
        1,
        "docker: 'docker volume update' requires 1 argument\n\nUsage:  docker volume update [OPTIONS] [VOLUME]\n\nRun 'docker volume update --help' for more information\n",
    ),
    "docker version a": (
        1,
        "docker: 'docker version' accepts no arguments\n\nUsage:  docker version [OPTIONS]\n\nRun 'docker version --help' for more information\n",
    ),
    "docker version -z": (
        125,
        "unknown shorthand flag: 'z' in -z\n\nUsage:  docker version [OPTIONS]\n\nRun 'docker version --help' for more information\n",
    ),
    "docker version --format": (
        125,
        "flag needs an argument: --format\n\nUsage:  docker version [OPTIONS]\n\nRun 'docker version --help' for more information\n",
    ),
    "docker info a": (
        1,
        "docker: 'docker info' accepts no arguments\n\nUsage:  docker info [OPTIONS]\n\nRun 'docker info --help' for more information\n",
    ),
    "docker info -z": (
        125,
        "unknown shorthand flag: 'z' in -z\n\nUsage:  docker info [OPTIONS]\n\nRun 'docker info --help' for more information\n",
    ),
    "docker search": (
        1,
        "docker: 'docker search' requires 1 argument\n\nUsage:  docker search [OPTIONS] TERM\n\nRun 'docker search --help' for more information\n",
    ),
    "docker search a b": (
        1,
        "docker: 'docker search' requires 1 argument\n\nUsage:  docker search [OPTIONS] TERM\n\nRun 'docker search --help' for more information\n",
    ),
    "docker search --limit x a": (
        125,
        'invalid argument "x" for "--limit" flag: strconv.ParseInt: parsing "x": invalid syntax\n\nUsage:  docker search [OPTIONS] TERM\n\nRun \'docker search --help\' for more information\n',
    ),
    "docker search -f x a": (
        125,
        'invalid argument "x" for "-f, --filter" flag: bad format of filter (expected name=value)\n\nUsage:  docker search [OPTIONS] TERM\n\nRun \'docker search --help\' for more information\n',
    ),
    "docker search --stars 3 a": (
        125,
        "unknown flag: --stars\n\nUsage:  docker search [OPTIONS] TERM\n\nRun 'docker search --help' for more information\n",
    ),
    "docker top": (
        1,
        "docker: 'docker top' requires at least 1 argument\n\nUsage:  docker top CONTAINER [ps OPTIONS]\n\nSee 'docker top --help' for more information\n",
    ),
    "docker port": (
        1,
        "docker: 'docker port' requires at least 1 and at most 2 arguments\n\nUsage:  docker port CONTAINER [PRIVATE_PORT[/PROTO]]\n\nRun 'docker port --help' for more information\n",
    ),
    "docker port a b c": (
        1,
        "docker: 'docker port' requires at least 1 and at most 2 arguments\n\nUsage:  docker port CONTAINER [PRIVATE_PORT[/PROTO]]\n\nRun 'docker port --help' for more information\n",
    ),
    "docker wait": (
        1,
        "docker: 'docker wait' requires at least 1 argument\n\nUsage:  docker wait CONTAINER [CONTAINER...]\n\nSee 'docker wait --help' for more information\n",
    ),
    "docker cp": (
        1,
        "docker: 'docker cp' requires 2 arguments\n\nUsage:  docker cp [OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-\n\tdocker cp [OPTIONS] SRC_PATH|- CONTAINER:DEST_PATH\n\nRun 'docker cp --help' for more information\n",
    ),
    "docker cp a": (
        1,
        "docker: 'docker cp' requires 2 arguments\n\nUsage:  docker cp [OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-\n\tdocker cp [OPTIONS] SRC_PATH|- CONTAINER:DEST_PATH\n\nRun 'docker cp --help' for more information\n",
    ),
    "docker cp a b": (1, "must specify at least one container source\n"),
    "docker cp a:b c:d": (1, "copying between containers is not supported\n"),
    "docker cp - -": (1, "must specify at least one container source\n"),
    "docker cp - a:/x b": (
        1,
        "docker: 'docker cp' requires 2 arguments\n\nUsage:  docker cp [OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-\n\tdocker cp [OPTIONS] SRC_PATH|- CONTAINER:DEST_PATH\n\nRun 'docker cp --help' for more information\n",
    ),
    "docker cp -z a b": (
        125,
        "unknown shorthand flag: 'z' in -z\n\nUsage:  docker cp [OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-\n\tdocker cp [OPTIONS] SRC_PATH|- CONTAINER:DEST_PATH\n\nRun 'docker cp --help' for more information\n",
    ),
    'docker cp "" a:b': (1, "source can not be empty\n"),
    'docker cp a:b ""': (1, "destination can not be empty\n"),
    "docker commit": (
        1,
        "docker: 'docker commit' requires at least 1 and at most 2 arguments\n\nUsage:  docker commit [OPTIONS] CONTAINER [REPOSITORY[:TAG]]\n\nRun 'docker commit --help' for more information\n",
    ),
    "docker commit a b c": (
        1,
        "docker: 'docker commit' requires at least 1 and at most 2 arguments\n\nUsage:  docker commit [OPTIONS] CONTAINER [REPOSITORY[:TAG]]\n\nRun 'docker commit --help' for more information\n",
    ),
    "docker commit a UPPER": (
        1,
        "invalid reference format: repository name (library/UPPER) must be lowercase\n",
    ),
    "docker commit -c": (
        125,
        "flag needs an argument: 'c' in -c\n\nUsage:  docker commit [OPTIONS] CONTAINER [REPOSITORY[:TAG]]\n\nRun 'docker commit --help' for more information\n",
    ),
    "docker commit a b:c:d": (1, "invalid reference format\n"),
    "docker diff": (
        1,
        "docker: 'docker diff' requires 1 argument\n\nUsage:  docker diff CONTAINER\n\nRun 'docker diff --help' for more information\n",
    ),
    "docker diff a b": (
        1,
        "docker: 'docker diff' requires 1 argument\n\nUsage:  docker diff CONTAINER\n\nRun 'docker diff --help' for more information\n",
    ),
    "docker export": (
        1,
        "docker: 'docker export' requires 1 argument\n\nUsage:  docker export [OPTIONS] CONTAINER\n\nRun 'docker export --help' for more information\n",
    ),
    "docker export a b": (
        1,
        "docker: 'docker export' requires 1 argument\n\nUsage:  docker export [OPTIONS] CONTAINER\n\nRun 'docker export --help' for more information\n",
    ),
    "docker pause": (
        1,
        "docker: 'docker pause' requires at least 1 argument\n\nUsage:  docker pause CONTAINER [CONTAINER...]\n\nSee 'docker pause --help' for more information\n",
    ),
    "docker unpause": (
        1,
        "docker: 'docker unpause' requires at least 1 argument\n\nUsage:  docker unpause CONTAINER [CONTAINER...]\n\nSee 'docker unpause --help' for more information\n",
    ),
    "docker update": (
        1,
        "docker: 'docker update' requires at least 1 argument\n\nUsage:  docker update [OPTIONS] CONTAINER [CONTAINER...]\n\nSee 'docker update --help' for more information\n",
    ),
    "docker update a": (1, "you must provide one or more flags when using this command\n"),
    "docker update -m x a": (
        125,
        "invalid argument \"x\" for \"-m, --memory\" flag: invalid size: 'x'\n\nUsage:  docker update [OPTIONS] CONTAINER [CONTAINER...]\n\nRun 'docker update --help' for more information\n",
    ),
    "docker update --cpus x a": (
        125,
        'invalid argument "x" for "--cpus" flag: failed to parse x as a rational number\n\nUsage:  docker update [OPTIONS] CONTAINER [CONTAINER...]\n\nRun \'docker update --help\' for more information\n',
    ),
    "docker update --pids-limit x a": (
        125,
        'invalid argument "x" for "--pids-limit" flag: strconv.ParseInt: parsing "x": invalid syntax\n\nUsage:  docker update [OPTIONS] CONTAINER [CONTAINER...]\n\nRun \'docker update --help\' for more information\n',
    ),
    "docker stats -z": (
        125,
        "unknown shorthand flag: 'z' in -z\n\nUsage:  docker stats [OPTIONS] [CONTAINER...]\n\nRun 'docker stats --help' for more information\n",
    ),
    "docker stats --format": (
        125,
        "flag needs an argument: --format\n\nUsage:  docker stats [OPTIONS] [CONTAINER...]\n\nRun 'docker stats --help' for more information\n",
    ),
    "docker tag a": (
        1,
        "docker: 'docker tag' requires 2 arguments\n\nUsage:  docker tag SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]\n\nRun 'docker tag --help' for more information\n",
    ),
    "docker tag a b c": (
        1,
        "docker: 'docker tag' requires 2 arguments\n\nUsage:  docker tag SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]\n\nRun 'docker tag --help' for more information\n",
    ),
    "docker tag a UPPER": (
        1,
        'Error parsing reference: "UPPER" is not a valid repository/tag: invalid reference format: repository name (library/UPPER) must be lowercase\n',
    ),
    "docker tag UPPER b": (
        1,
        'Error parsing reference: "UPPER" is not a valid repository/tag: invalid reference format: repository name (library/UPPER) must be lowercase\n',
    ),
    "docker tag a b@sha256:abc": (
        1,
        'Error parsing reference: "b@sha256:abc" is not a valid repository/tag: invalid reference format\n',
    ),
    "docker save": (
        1,
        "docker: 'docker save' requires at least 1 argument\n\nUsage:  docker save [OPTIONS] IMAGE [IMAGE...]\n\nSee 'docker save --help' for more information\n",
    ),
    "docker save -o": (
        125,
        "flag needs an argument: 'o' in -o\n\nUsage:  docker save [OPTIONS] IMAGE [IMAGE...]\n\nRun 'docker save --help' for more information\n",
    ),
    "docker load a": (
        1,
        "docker: 'docker load' accepts no arguments\n\nUsage:  docker load [OPTIONS]\n\nRun 'docker load --help' for more information\n",
    ),
    "docker load -i": (
        125,
        "flag needs an argument: 'i' in -i\n\nUsage:  docker load [OPTIONS]\n\nRun 'docker load --help' for more information\n",
    ),
    "docker import": (
        1,
        "docker: 'docker import' requires at least 1 argument\n\nUsage:  docker import [OPTIONS] file|URL|- [REPOSITORY[:TAG]]\n\nSee 'docker import --help' for more information\n",
    ),
    "docker import - UPPER": (
        1,
        "invalid reference format: repository name (library/UPPER) must be lowercase\n",
    ),
    "docker history": (
        1,
        "docker: 'docker history' requires 1 argument\n\nUsage:  docker history [OPTIONS] IMAGE\n\nRun 'docker history --help' for more information\n",
    ),
    "docker history a b": (
        1,
        "docker: 'docker history' requires 1 argument\n\nUsage:  docker history [OPTIONS] IMAGE\n\nRun 'docker history --help' for more information\n",
    ),
    "docker events a": (
        1,
        "docker: 'docker events' accepts no arguments\n\nUsage:  docker events [OPTIONS]\n\nRun 'docker events --help' for more information\n",
    ),
    "docker events -f x": (
        125,
        'invalid argument "x" for "-f, --filter" flag: bad format of filter (expected name=value)\n\nUsage:  docker events [OPTIONS]\n\nRun \'docker events --help\' for more information\n',
    ),
    "docker events --since": (
        125,
        "flag needs an argument: --since\n\nUsage:  docker events [OPTIONS]\n\nRun 'docker events --help' for more information\n",
    ),
    "docker login a b": (
        1,
        "docker: 'docker login' requires at most 1 argument\n\nUsage:  docker login [OPTIONS] [SERVER]\n\nSRun 'docker login --help' for more information\n",
    ),
    "docker login -u": (
        125,
        "flag needs an argument: 'u' in -u\n\nUsage:  docker login [OPTIONS] [SERVER]\n\nRun 'docker login --help' for more information\n",
    ),
    "docker login --password-stdin": (1, "the --password-stdin option requires --username to be set\n"),
    "docker login -p x --password-stdin -u a": (
        1,
        "conflicting options: cannot specify both --password and --password-stdin\n",
    ),
    "docker logout a b": (
        1,
        "docker: 'docker logout' requires at most 1 argument\n\nUsage:  docker logout [SERVER]\n\nSRun 'docker logout --help' for more information\n",
    ),
    "docker system foo": (
        1,
        "docker: unknown command: docker system foo\n\nUsage:  docker system\n\nRun 'docker system --help' for more information\n",
    ),
    "docker system df a": (
        1,
        "docker: 'docker system df' accepts no arguments\n\nUsage:  docker system df [OPTIONS]\n\nRun 'docker system df --help' for more information\n",
    ),
    "docker system prune a": (
        1,
        "docker: 'docker system prune' accepts no arguments\n\nUsage:  docker system prune [OPTIONS]\n\nRun 'docker system prune --help' for more information\n",
    ),
    "docker system prune -f x": (
        1,
        "docker: 'docker system prune' accepts no arguments\n\nUsage:  docker system prune [OPTIONS]\n\nRun 'docker system prune --help' for more information\n",
    ),
    "docker system prune --filter until": (
        125,
        'invalid argument "until" for "--filter" flag: bad format of filter (expected name=value)\n\nUsage:  docker system prune [OPTIONS]\n\nRun \'docker system prune --help\' for more information\n',
    ),
    "docker context use": (1, "accepts 1 arg(s), received 0\n"),
    "docker context use a b": (1, "accepts 1 arg(s), received 2\n"),
    "docker context create": (
        1,
        "docker: 'docker context create' requires 1 argument\n\nUsage:  docker context create [OPTIONS] CONTEXT\n\nRun 'docker context create --help' for more information\n",
    ),
    "docker context create a b": (
        1,
        "docker: 'docker context create' requires 1 argument\n\nUsage:  docker context create [OPTIONS] CONTEXT\n\nRun 'docker context create --help' for more information\n",
    ),
    "docker context create --docker x a": (
        125,
        'invalid argument "x" for "--docker" flag: x must be formatted as key=value\n\nUsage:  docker context create [OPTIONS] CONTEXT\n\nRun \'docker context create --help\' for more information\n',
    ),
    "docker context rm": (
        1,
        "docker: 'docker context rm' requires at least 1 argument\n\nUsage:  docker context rm CONTEXT [CONTEXT...]\n\nSee 'docker context rm --help' for more information\n",
    ),
    "docker context show a": (
        1,
        "docker: 'docker context show' accepts no arguments\n\nUsage:  docker context show\n\nRun 'docker context show --help' for more information\n",
    ),
    "docker plugin install": (
        1,
        "docker: 'docker plugin install' requires at least 1 argument\n\nUsage:  docker plugin install [OPTIONS] PLUGIN [KEY=VALUE...]\n\nSee 'docker plugin install --help' for more information\n",
    ),
    "docker swarm init a": (
        1,
        "docker: 'docker swarm init' accepts no arguments\n\nUsage:  docker swarm init [OPTIONS]\n\nRun 'docker swarm init --help' for more information\n",
    ),
    "docker swarm init --autolock=x": (
        125,
        'invalid argument "x" for "--autolock" flag: strconv.ParseBool: parsing "x": invalid syntax\n\nUsage:  docker swarm init [OPTIONS]\n\nRun \'docker swarm init --help\' for more information\n',
    ),
    "docker swarm join": (
        1,
        "docker: 'docker swarm join' requires 1 argument\n\nUsage:  docker swarm join [OPTIONS] HOST:PORT\n\nRun 'docker swarm join --help' for more information\n",
    ),
    "docker swarm join a b": (
        1,
        "docker: 'docker swarm join' requires 1 argument\n\nUsage:  docker swarm join [OPTIONS] HOST:PORT\n\nRun 'docker swarm join --help' for more information\n",
    ),
    "docker node ls a": (
        1,
        "docker: 'docker node ls' accepts no arguments\n\nUsage:  docker node ls [OPTIONS]\n\nRun 'docker node ls --help' for more information\n",
    ),
    "docker service create": (
        1,
        "docker: 'docker service create' requires at least 1 argument\n\nUsage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nSee 'docker service create --help' for more information\n",
    ),
    "docker service create -p x a": (
        125,
        'invalid argument "x" for "-p, --publish" flag: invalid containerPort: x\n\nUsage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker service create --help\' for more information\n',
    ),
    "docker service create -p published=x,target=80 a": (
        125,
        'invalid argument "published=x,target=80" for "-p, --publish" flag: invalid published port (x): value must be an integer: invalid syntax\n\nUsage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker service create --help\' for more information\n',
    ),
    "docker service create -p 127.0.0.1:80:80 a": (
        125,
        'invalid argument "127.0.0.1:80:80" for "-p, --publish" flag: hostip is not supported\n\nUsage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker service create --help\' for more information\n',
    ),
    "docker service create --replicas x a": (
        125,
        'invalid argument "x" for "--replicas" flag: strconv.ParseUint: parsing "x": invalid syntax\n\nUsage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker service create --help\' for more information\n',
    ),
    "docker service create --mount x a": (
        125,
        "invalid argument \"x\" for \"--mount\" flag: invalid field 'x' must be a key=value pair\n\nUsage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker service create --help' for more information\n",
    ),
    "docker service create --limit-cpu x a": (
        125,
        'invalid argument "x" for "--limit-cpu" flag: failed to parse x as a rational number\n\nUsage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker service create --help\' for more information\n',
    ),
    "docker service create --restart-delay x a": (
        125,
        'invalid argument "x" for "--restart-delay" flag: time: invalid duration "x"\n\nUsage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker service create --help\' for more information\n',
    ),
    "docker service create --endpoint-mode": (
        125,
        "flag needs an argument: --endpoint-mode\n\nUsage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker service create --help' for more information\n",
    ),
    "docker service create --update-max-failure-ratio x a": (
        125,
        'invalid argument "x" for "--update-max-failure-ratio" flag: strconv.ParseFloat: parsing "x": invalid syntax\n\nUsage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker service create --help\' for more information\n',
    ),
    "docker service scale": (
        1,
        "docker: 'docker service scale' requires at least 1 argument\n\nUsage:  docker service scale SERVICE=REPLICAS [SERVICE=REPLICAS...]\n\nSee 'docker service scale --help' for more information\n",
    ),
    "docker service rm": (
        1,
        "docker: 'docker service rm' requires at least 1 argument\n\nUsage:  docker service rm SERVICE [SERVICE...]\n\nSee 'docker service rm --help' for more information\n",
    ),
    "docker stack deploy": (
        1,
        "docker: 'docker stack deploy' requires 1 argument\n\nUsage:  docker stack deploy [OPTIONS] STACK\n\nRun 'docker stack deploy --help' for more information\n",
    ),
    "docker stack deploy a b": (
        1,
        "docker: 'docker stack deploy' requires 1 argument\n\nUsage:  docker stack deploy [OPTIONS] STACK\n\nRun 'docker stack deploy --help' for more information\n",
    ),
    "docker secret create": (
        1,
        "docker: 'docker secret create' requires at least 1 and at most 2 arguments\n\nUsage:  docker secret create [OPTIONS] SECRET [file|-]\n\nRun 'docker secret create --help' for more information\n",
    ),
    "docker secret create a b c": (
        1,
        "docker: 'docker secret create' requires at least 1 and at most 2 arguments\n\nUsage:  docker secret create [OPTIONS] SECRET [file|-]\n\nRun 'docker secret create --help' for more information\n",
    ),
    "docker config create": (
        1,
        "docker: 'docker config create' requires 2 arguments\n\nUsage:  docker config create [OPTIONS] CONFIG file|-\n\nRun 'docker config create --help' for more information\n",
    ),
    "docker trust sign": (
        1,
        "docker: 'docker trust sign' requires 1 argument\n\nUsage:  docker trust sign IMAGE:TAG\n\nRun 'docker trust sign --help' for more information\n",
    ),
    "docker trust key foo": (
        1,
        "docker: unknown command: docker trust key foo\n\nUsage:  docker trust key\n\nRun 'docker trust key --help' for more information\n",
    ),
    "docker manifest create a": (
        1,
        "docker: 'docker manifest create' requires at least 2 arguments\n\nUsage:  docker manifest create MANIFEST_LIST MANIFEST [MANIFEST...]\n\nSee 'docker manifest create --help' for more information\n",
    ),
    "docker --foo": (
        125,
        "unknown flag: --foo\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information\n",
    ),
    "docker -z": (
        125,
        "unknown shorthand flag: 'z' in -z\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information\n",
    ),
    "docker -H": (
        125,
        "flag needs an argument: 'H' in -H\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information\n",
    ),
    "docker --host": (
        125,
        "flag needs an argument: --host\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information\n",
    ),
    "docker --log-level x ps": (1, "Unable to parse logging level: x\n"),
    "docker --tls=x ps": (
        125,
        'invalid argument "x" for "--tls" flag: strconv.ParseBool: parsing "x": invalid syntax\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun \'docker --help\' for more information\n',
    ),
    "docker -H x -c y ps": (1, "conflicting options: cannot specify both --host and --context\n"),
    "docker -Dz ps": (
        125,
        "unknown shorthand flag: 'z' in -z\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information\n",
    ),
    "docker help foo": (1, "unknown help topic: foo\n"),
    "docker help container foo": (1, "unknown help topic: foo\n"),
    'docker ""': (1, "docker: unknown command: docker \n\nRun 'docker --help' for more information\n"),
    "docker -": (1, "docker: unknown command: docker -\n\nRun 'docker --help' for more information\n"),
    "docker -- run": (
        1,
        "docker: 'docker run' requires at least 1 argument\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nSee 'docker run --help' for more information\n",
    ),
    "docker --debug=maybe ps": (
        125,
        'invalid argument "maybe" for "-D, --debug" flag: strconv.ParseBool: parsing "maybe": invalid syntax\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun \'docker --help\' for more information\n',
    ),
    "docker run --entrypoint": (
        125,
        "flag needs an argument: --entrypoint\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker ps -a --filter": (
        125,
        "flag needs an argument: --filter\n\nUsage:  docker ps [OPTIONS]\n\nRun 'docker ps --help' for more information\n",
    ),
    "docker RUN ubuntu": (
        1,
        "docker: unknown command: docker RUN\n\nRun 'docker --help' for more information\n",
    ),
    "docker Images": (
        1,
        "docker: unknown command: docker Images\n\nRun 'docker --help' for more information\n",
    ),
    "docker ps --no-trunc=yes": (
        125,
        'invalid argument "yes" for "--no-trunc" flag: strconv.ParseBool: parsing "yes": invalid syntax\n\nUsage:  docker ps [OPTIONS]\n\nRun \'docker ps --help\' for more information\n',
    ),
    "docker ps --no-trunc true": (
        1,
        "docker: 'docker ps' accepts no arguments\n\nUsage:  docker ps [OPTIONS]\n\nRun 'docker ps --help' for more information\n",
    ),
    "docker container rm": (
        1,
        "docker: 'docker container rm' requires at least 1 argument\n\nUsage:  docker container rm [OPTIONS] CONTAINER [CONTAINER...]\n\nSee 'docker container rm --help' for more information\n",
    ),
    "docker container stop": (
        1,
        "docker: 'docker container stop' requires at least 1 argument\n\nUsage:  docker container stop [OPTIONS] CONTAINER [CONTAINER...]\n\nSee 'docker container stop --help' for more information\n",
    ),
    "docker container exec a": (
        1,
        "docker: 'docker container exec' requires at least 2 arguments\n\nUsage:  docker container exec [OPTIONS] CONTAINER COMMAND [ARG...]\n\nSee 'docker container exec --help' for more information\n",
    ),
    "docker container prune a": (
        1,
        "docker: 'docker container prune' accepts no arguments\n\nUsage:  docker container prune [OPTIONS]\n\nRun 'docker container prune --help' for more information\n",
    ),
    "docker container logs": (
        1,
        "docker: 'docker container logs' requires 1 argument\n\nUsage:  docker container logs [OPTIONS] CONTAINER\n\nRun 'docker container logs --help' for more information\n",
    ),
    "docker container inspect": (
        1,
        "docker: 'docker container inspect' requires at least 1 argument\n\nUsage:  docker container inspect [OPTIONS] CONTAINER [CONTAINER...]\n\nSee 'docker container inspect --help' for more information\n",
    ),
    "docker swarm update --task-history-limit x": (
        125,
        'invalid argument "x" for "--task-history-limit" flag: strconv.ParseInt: parsing "x": invalid syntax\n\nUsage:  docker swarm update [OPTIONS]\n\nRun \'docker swarm update --help\' for more information\n',
    ),
    "docker image import": (
        1,
        "docker: 'docker image import' requires at least 1 argument\n\nUsage:  docker image import [OPTIONS] file|URL|- [REPOSITORY[:TAG]]\n\nSee 'docker image import --help' for more information\n",
    ),
    "docker image load x": (
        1,
        "docker: 'docker image load' accepts no arguments\n\nUsage:  docker image load [OPTIONS]\n\nRun 'docker image load --help' for more information\n",
    ),
    "docker image save": (
        1,
        "docker: 'docker image save' requires at least 1 argument\n\nUsage:  docker image save [OPTIONS] IMAGE [IMAGE...]\n\nSee 'docker image save --help' for more information\n",
    ),
    "docker image history": (
        1,
        "docker: 'docker image history' requires 1 argument\n\nUsage:  docker image history [OPTIONS] IMAGE\n\nRun 'docker image history --help' for more information\n",
    ),
    "docker network create --driver": (
        125,
        "flag needs an argument: --driver\n\nUsage:  docker network create [OPTIONS] NETWORK\n\nRun 'docker network create --help' for more information\n",
    ),
    "docker network create --internal=x a": (
        125,
        'invalid argument "x" for "--internal" flag: strconv.ParseBool: parsing "x": invalid syntax\n\nUsage:  docker network create [OPTIONS] NETWORK\n\nRun \'docker network create --help\' for more information\n',
    ),
    "docker run --cpuset-cpus": (
        125,
        "flag needs an argument: --cpuset-cpus\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --hostname": (
        125,
        "flag needs an argument: --hostname\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -u": (
        125,
        "flag needs an argument: 'u' in -u\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -w": (
        125,
        "flag needs an argument: 'w' in -w\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --env": (
        125,
        "flag needs an argument: --env\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --group-add": (
        125,
        "flag needs an argument: --group-add\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker volume create --driver": (
        125,
        "flag needs an argument: --driver\n\nUsage:  docker volume create [OPTIONS] [VOLUME]\n\nRun 'docker volume create --help' for more information\n",
    ),
    "docker logs -f --until": (
        125,
        "flag needs an argument: --until\n\nUsage:  docker logs [OPTIONS] CONTAINER\n\nRun 'docker logs --help' for more information\n",
    ),
    "docker kill --signal": (
        125,
        "flag needs an argument: --signal\n\nUsage:  docker kill [OPTIONS] CONTAINER [CONTAINER...]\n\nRun 'docker kill --help' for more information\n",
    ),
    "docker rm --force=x a": (
        125,
        'invalid argument "x" for "-f, --force" flag: strconv.ParseBool: parsing "x": invalid syntax\n\nUsage:  docker rm [OPTIONS] CONTAINER [CONTAINER...]\n\nRun \'docker rm --help\' for more information\n',
    ),
    "docker rmi --force=x a": (
        125,
        'invalid argument "x" for "-f, --force" flag: strconv.ParseBool: parsing "x": invalid syntax\n\nUsage:  docker rmi [OPTIONS] IMAGE [IMAGE...]\n\nRun \'docker rmi --help\' for more information\n',
    ),
    "docker start -ai=x a": (
        125,
        'invalid argument "x" for "-i, --interactive" flag: strconv.ParseBool: parsing "x": invalid syntax\n\nUsage:  docker start [OPTIONS] CONTAINER [CONTAINER...]\n\nRun \'docker start --help\' for more information\n',
    ),
    "docker pull -q=x a": (
        125,
        'invalid argument "x" for "-q, --quiet" flag: strconv.ParseBool: parsing "x": invalid syntax\n\nUsage:  docker pull [OPTIONS] NAME[:TAG|@DIGEST]\n\nRun \'docker pull --help\' for more information\n',
    ),
    "docker run --help --foo": (
        125,
        "unknown flag: --foo\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --foo --help": (
        125,
        "unknown flag: --foo\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --help -p": (
        125,
        "flag needs an argument: 'p' in -p\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker create --platform foo ubuntu": (
        1,
        'error parsing specified platform: "foo": unknown operating system or architecture: invalid argument\n',
    ),
    "docker create --platform foo UPPER": (
        1,
        "invalid reference format: repository name (library/UPPER) must be lowercase\n",
    ),
    "docker run --platform foo UPPER": (
        125,
        "docker: invalid reference format: repository name (library/UPPER) must be lowercase\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -d -a stdout UPPER": (1, "conflicting options: cannot specify both --attach and --detach\n"),
    "docker run -한 ubuntu": (
        125,
        "unknown shorthand flag: 'í' in -한\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --한글 ubuntu": (
        125,
        "unknown flag: --한글\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -rm ubuntu": (
        125,
        "unknown shorthand flag: 'r' in -rm\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker container --foo ls": (
        125,
        "unknown flag: --foo\n\nUsage:  docker container\n\nRun 'docker container --help' for more information\n",
    ),
    "docker container ls -q extra --zzz": (
        125,
        "unknown flag: --zzz\n\nUsage:  docker container ls [OPTIONS]\n\nRun 'docker container ls --help' for more information\n",
    ),
    "docker container list foo": (
        1,
        "docker: 'docker container ls' accepts no arguments\n\nUsage:  docker container ls [OPTIONS]\n\nRun 'docker container ls --help' for more information\n",
    ),
    "docker container ps foo": (
        1,
        "docker: 'docker container ls' accepts no arguments\n\nUsage:  docker container ls [OPTIONS]\n\nRun 'docker container ls --help' for more information\n",
    ),
    "docker container remove": (
        1,
        "docker: 'docker container rm' requires at least 1 argument\n\nUsage:  docker container rm [OPTIONS] CONTAINER [CONTAINER...]\n\nSee 'docker container rm --help' for more information\n",
    ),
    "docker image remove": (
        1,
        "docker: 'docker image rm' requires at least 1 argument\n\nUsage:  docker image rm [OPTIONS] IMAGE [IMAGE...]\n\nSee 'docker image rm --help' for more information\n",
    ),
    "docker image list a b": (
        1,
        "docker: 'docker image ls' requires at most 1 argument\n\nUsage:  docker image ls [OPTIONS] [REPOSITORY[:TAG]]\n\nSRun 'docker image ls --help' for more information\n",
    ),
    "docker images a b c": (
        1,
        "docker: 'docker images' requires at most 1 argument\n\nUsage:  docker images [OPTIONS] [REPOSITORY[:TAG]]\n\nSRun 'docker images --help' for more information\n",
    ),
    "docker volume remove": (
        1,
        "docker: 'docker volume rm' requires at least 1 argument\n\nUsage:  docker volume rm [OPTIONS] VOLUME [VOLUME...]\n\nSee 'docker volume rm --help' for more information\n",
    ),
    "docker network list x": (
        1,
        "docker: 'docker network ls' accepts no arguments\n\nUsage:  docker network ls [OPTIONS]\n\nRun 'docker network ls --help' for more information\n",
    ),
    "docker stack up": (
        1,
        "docker: 'docker stack deploy' requires 1 argument\n\nUsage:  docker stack deploy [OPTIONS] STACK\n\nRun 'docker stack deploy --help' for more information\n",
    ),
    "docker stack down": (
        1,
        "docker: 'docker stack rm' requires at least 1 argument\n\nUsage:  docker stack rm [OPTIONS] STACK [STACK...]\n\nSee 'docker stack rm --help' for more information\n",
    ),
    "docker system info a": (
        1,
        "docker: 'docker system info' accepts no arguments\n\nUsage:  docker system info [OPTIONS]\n\nRun 'docker system info --help' for more information\n",
    ),
    "docker run --pull x -p abc ubuntu": (
        125,
        'docker: invalid pull option: \'x\': must be one of "always", "missing" or "never"\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run -p abc --restart :3 ubuntu": (
        125,
        "docker: invalid containerPort: abc\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --restart :3 --security-opt foo ubuntu": (
        125,
        "docker: invalid restart policy format: no policy provided before colon\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --security-opt foo --storage-opt x ubuntu": (
        125,
        "docker: Invalid --security-opt: \"foo\"\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --pid x -p abc -v : --device q ubuntu": (
        125,
        "docker: invalid containerPort: abc\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --memory-swappiness 101 --mac-address x ubuntu": (
        125,
        "docker: x is not a valid mac address\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --health-retries -1 --rm --restart always ubuntu": (
        125,
        "docker: --health-retries cannot be negative\n\nRun 'docker run --help' for more information\n",
    ),
    'docker run --rm --restart always --network "" ubuntu': (
        125,
        "docker: conflicting options: cannot specify both --restart and --rm\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --network a --network bridge UPPER": (
        125,
        "docker: conflicting options: cannot attach both user-defined and non-user-defined network-modes\n\nRun 'docker run --help' for more information\n",
    ),
    "docker update --restart on-failure:x a": (
        1,
        "invalid restart policy format: maximum retry count must be an integer\n",
    ),
    "docker update --restart on-failure:x": (
        1,
        "docker: 'docker update' requires at least 1 argument\n\nUsage:  docker update [OPTIONS] CONTAINER [CONTAINER...]\n\nSee 'docker update --help' for more information\n",
    ),
    "docker start -ai a b": (1, "you cannot start and attach multiple containers at once\n"),
    "docker start -i a b": (1, "you cannot start and attach multiple containers at once\n"),
    "docker push -a a:b": (1, "tag can't be used with --all-tags/-a\n"),
    "docker push --all-tags a@sha256:0123456789012345678901234567890123456789012345678901234567890123": (
        1,
        "tag can't be used with --all-tags/-a\n",
    ),
    "docker pull -a a@sha256:0123456789012345678901234567890123456789012345678901234567890123": (
        1,
        "tag can't be used with --all-tags/-a\n",
    ),
    "docker pull a@sha256:012345678901234567890123456789012345678901234567890123456789012": (
        1,
        "invalid checksum digest length\n",
    ),
    "docker pull a@sha512:0123456789012345678901234567890123456789012345678901234567890123": (
        1,
        "invalid checksum digest length\n",
    ),
    "docker pull a@foo:0123456789012345678901234567890123456789012345678901234567890123": (
        1,
        "unsupported digest algorithm\n",
    ),
    "docker pull a@sha256:A123456789012345678901234567890123456789012345678901234567890123": (
        1,
        "invalid checksum digest format\n",
    ),
    "docker pull 0123456789012345678901234567890123456789012345678901234567890123": (
        1,
        "invalid repository name (0123456789012345678901234567890123456789012345678901234567890123), cannot specify 64-byte hexadecimal strings\n",
    ),
    'docker tag a ""': (
        1,
        'Error parsing reference: "" is not a valid repository/tag: invalid reference format\n',
    ),
    'docker tag "" a': (
        1,
        'Error parsing reference: "" is not a valid repository/tag: invalid reference format\n',
    ),
    "docker tag a 0123456789012345678901234567890123456789012345678901234567890123": (
        1,
        'Error parsing reference: "0123456789012345678901234567890123456789012345678901234567890123" is not a valid repository/tag: invalid repository name (0123456789012345678901234567890123456789012345678901234567890123), cannot specify 64-byte hexadecimal strings\n',
    ),
    "docker commit a b@sha256:0123456789012345678901234567890123456789012345678901234567890123": (
        1,
        "refusing to create a tag with a digest reference\n",
    ),
    'docker login --password-stdin -u ""': (1, "username is empty\n"),
    "docker run --env-file": (
        125,
        "flag needs an argument: --env-file\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker exec --env-file": (
        125,
        "flag needs an argument: --env-file\n\nUsage:  docker exec [OPTIONS] CONTAINER COMMAND [ARG...]\n\nRun 'docker exec --help' for more information\n",
    ),
    'docker inspect --type ""': (
        1,
        "docker: 'docker inspect' requires at least 1 argument\n\nUsage:  docker inspect [OPTIONS] NAME|ID [NAME|ID...]\n\nSee 'docker inspect --help' for more information\n",
    ),
    "docker inspect --type Image a": (
        1,
        'unknown type: "Image": must be one of "config", "container", "image", "network", "node", "plugin", "secret", "service", "task", "volume"\n',
    ),
    "docker cp /a:b /c": (1, "must specify at least one container source\n"),
    "docker cp ./a:b c": (1, "must specify at least one container source\n"),
    "docker cp :a b": (1, "must specify at least one container source\n"),
    'docker rename a ""': (1, "Error: Neither old nor new names may be empty\n"),
    "docker network disconnect -f a": (
        1,
        "docker: 'docker network disconnect' requires 2 arguments\n\nUsage:  docker network disconnect [OPTIONS] NETWORK CONTAINER\n\nRun 'docker network disconnect --help' for more information\n",
    ),
    "docker help run foo": (1, "unknown help topic: foo\n"),
    "docker help -z": (
        125,
        "unknown shorthand flag: 'z' in -z\n\nUsage:  docker help [command]\n\nRun 'docker help --help' for more information\n",
    ),
    "docker container help": (
        1,
        "docker: unknown command: docker container help\n\nUsage:  docker container\n\nRun 'docker container --help' for more information\n",
    ),
    "docker container help run": (
        1,
        "docker: unknown command: docker container help\n\nUsage:  docker container\n\nRun 'docker container --help' for more information\n",
    ),
    "docker ps -a -q -n=x": (
        125,
        'invalid argument "x" for "-n, --last" flag: strconv.ParseInt: parsing "x": invalid syntax\n\nUsage:  docker ps [OPTIONS]\n\nRun \'docker ps --help\' for more information\n',
    ),
    "docker ps -nx": (
        125,
        'invalid argument "x" for "-n, --last" flag: strconv.ParseInt: parsing "x": invalid syntax\n\nUsage:  docker ps [OPTIONS]\n\nRun \'docker ps --help\' for more information\n',
    ),
    "docker ps --last=": (
        125,
        'invalid argument "" for "-n, --last" flag: strconv.ParseInt: parsing "": invalid syntax\n\nUsage:  docker ps [OPTIONS]\n\nRun \'docker ps --help\' for more information\n',
    ),
    "docker logs --tail=5 -f=x a": (
        125,
        'invalid argument "x" for "-f, --follow" flag: strconv.ParseBool: parsing "x": invalid syntax\n\nUsage:  docker logs [OPTIONS] CONTAINER\n\nRun \'docker logs --help\' for more information\n',
    ),
    "docker --version=x": (
        125,
        'invalid argument "x" for "-v, --version" flag: strconv.ParseBool: parsing "x": invalid syntax\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun \'docker --help\' for more information\n',
    ),
    "docker -l ps": (1, "Unable to parse logging level: ps\n"),
    "docker --config": (
        125,
        "flag needs an argument: --config\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information\n",
    ),
    "docker --tlsverify=x ps": (
        125,
        'invalid argument "x" for "--tlsverify" flag: strconv.ParseBool: parsing "x": invalid syntax\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun \'docker --help\' for more information\n',
    ),
    "docker run --name": (
        125,
        "flag needs an argument: --name\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --name=x": (
        1,
        "docker: 'docker run' requires at least 1 argument\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nSee 'docker run --help' for more information\n",
    ),
    "docker run -it --name x": (
        1,
        "docker: 'docker run' requires at least 1 argument\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nSee 'docker run --help' for more information\n",
    ),
    "docker run --rm -it -v": (
        125,
        "flag needs an argument: 'v' in -v\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker rm --force": (
        1,
        "docker: 'docker rm' requires at least 1 argument\n\nUsage:  docker rm [OPTIONS] CONTAINER [CONTAINER...]\n\nSee 'docker rm --help' for more information\n",
    ),
    "docker rmi -f": (
        1,
        "docker: 'docker rmi' requires at least 1 argument\n\nUsage:  docker rmi [OPTIONS] IMAGE [IMAGE...]\n\nSee 'docker rmi --help' for more information\n",
    ),
    "docker exec -it": (
        1,
        "docker: 'docker exec' requires at least 2 arguments\n\nUsage:  docker exec [OPTIONS] CONTAINER COMMAND [ARG...]\n\nSee 'docker exec --help' for more information\n",
    ),
    "docker exec -it web": (
        1,
        "docker: 'docker exec' requires at least 2 arguments\n\nUsage:  docker exec [OPTIONS] CONTAINER COMMAND [ARG...]\n\nSee 'docker exec --help' for more information\n",
    ),
    "docker volume create -d": (
        125,
        "flag needs an argument: 'd' in -d\n\nUsage:  docker volume create [OPTIONS] [VOLUME]\n\nRun 'docker volume create --help' for more information\n",
    ),
    "docker network create -d bridge": (
        1,
        "docker: 'docker network create' requires 1 argument\n\nUsage:  docker network create [OPTIONS] NETWORK\n\nRun 'docker network create --help' for more information\n",
    ),
    "docker search --no-trunc": (
        1,
        "docker: 'docker search' requires 1 argument\n\nUsage:  docker search [OPTIONS] TERM\n\nRun 'docker search --help' for more information\n",
    ),
    "docker top -o pid": (
        125,
        "unknown shorthand flag: 'o' in -o\n\nUsage:  docker top CONTAINER [ps OPTIONS]\n\nRun 'docker top --help' for more information\n",
    ),
    "docker system df --foo": (
        125,
        "unknown flag: --foo\n\nUsage:  docker system df [OPTIONS]\n\nRun 'docker system df --help' for more information\n",
    ),
    "docker system prune --all=x": (
        125,
        'invalid argument "x" for "-a, --all" flag: strconv.ParseBool: parsing "x": invalid syntax\n\nUsage:  docker system prune [OPTIONS]\n\nRun \'docker system prune --help\' for more information\n',
    ),
    "docker image prune --filter foo": (
        125,
        'invalid argument "foo" for "--filter" flag: bad format of filter (expected name=value)\n\nUsage:  docker image prune [OPTIONS]\n\nRun \'docker image prune --help\' for more information\n',
    ),
    "docker context show --foo": (
        125,
        "unknown flag: --foo\n\nUsage:  docker context show\n\nRun 'docker context show --help' for more information\n",
    ),
    "docker context ls foo": (
        1,
        "docker: 'docker context ls' accepts no arguments\n\nUsage:  docker context ls [OPTIONS]\n\nRun 'docker context ls --help' for more information\n",
    ),
    "docker context inspect --foo": (
        125,
        "unknown flag: --foo\n\nUsage:  docker context inspect [OPTIONS] [CONTEXT] [CONTEXT...]\n\nRun 'docker context inspect --help' for more information\n",
    ),
    "docker context export": (
        1,
        "docker: 'docker context export' requires at least 1 and at most 2 arguments\n\nUsage:  docker context export [OPTIONS] CONTEXT [FILE|-]\n\nRun 'docker context export --help' for more information\n",
    ),
    "docker context import a": (
        1,
        "docker: 'docker context import' requires 2 arguments\n\nUsage:  docker context import CONTEXT FILE|-\n\nRun 'docker context import --help' for more information\n",
    ),
    "docker context update": (
        1,
        "docker: 'docker context update' requires 1 argument\n\nUsage:  docker context update [OPTIONS] CONTEXT\n\nRun 'docker context update --help' for more information\n",
    ),
    "docker context create a --docker host": (
        125,
        'invalid argument "host" for "--docker" flag: host must be formatted as key=value\n\nUsage:  docker context create [OPTIONS] CONTEXT\n\nRun \'docker context create --help\' for more information\n',
    ),
    "docker plugin ls foo": (
        1,
        "docker: 'docker plugin ls' accepts no arguments\n\nUsage:  docker plugin ls [OPTIONS]\n\nRun 'docker plugin ls --help' for more information\n",
    ),
    "docker plugin disable": (
        1,
        "docker: 'docker plugin disable' requires 1 argument\n\nUsage:  docker plugin disable [OPTIONS] PLUGIN\n\nRun 'docker plugin disable --help' for more information\n",
    ),
    "docker plugin set a": (
        1,
        "docker: 'docker plugin set' requires at least 2 arguments\n\nUsage:  docker plugin set PLUGIN KEY=VALUE [KEY=VALUE...]\n\nSee 'docker plugin set --help' for more information\n",
    ),
    "docker plugin create a": (
        1,
        "docker: 'docker plugin create' requires at least 2 arguments\n\nUsage:  docker plugin create [OPTIONS] PLUGIN PLUGIN-DATA-DIR\n\nSee 'docker plugin create --help' for more information\n",
    ),
    "docker swarm ca foo": (
        1,
        "docker: 'docker swarm ca' accepts no arguments\n\nUsage:  docker swarm ca [OPTIONS]\n\nRun 'docker swarm ca --help' for more information\n",
    ),
    "docker swarm leave foo": (
        1,
        "docker: 'docker swarm leave' accepts no arguments\n\nUsage:  docker swarm leave [OPTIONS]\n\nRun 'docker swarm leave --help' for more information\n",
    ),
    "docker swarm join-token": (
        1,
        "docker: 'docker swarm join-token' requires 1 argument\n\nUsage:  docker swarm join-token [OPTIONS] (worker|manager)\n\nRun 'docker swarm join-token --help' for more information\n",
    ),
    "docker swarm unlock foo": (
        1,
        "docker: 'docker swarm unlock' accepts no arguments\n\nUsage:  docker swarm unlock\n\nRun 'docker swarm unlock --help' for more information\n",
    ),
    "docker node inspect": (
        1,
        "docker: 'docker node inspect' requires at least 1 argument\n\nUsage:  docker node inspect [OPTIONS] self|NODE [NODE...]\n\nSee 'docker node inspect --help' for more information\n",
    ),
    "docker node update": (
        1,
        "docker: 'docker node update' requires 1 argument\n\nUsage:  docker node update [OPTIONS] NODE\n\nRun 'docker node update --help' for more information\n",
    ),
    "docker node update --role": (
        125,
        "flag needs an argument: --role\n\nUsage:  docker node update [OPTIONS] NODE\n\nRun 'docker node update --help' for more information\n",
    ),
    "docker service inspect": (
        1,
        "docker: 'docker service inspect' requires at least 1 argument\n\nUsage:  docker service inspect [OPTIONS] SERVICE [SERVICE...]\n\nSee 'docker service inspect --help' for more information\n",
    ),
    "docker service logs": (
        1,
        "docker: 'docker service logs' requires 1 argument\n\nUsage:  docker service logs [OPTIONS] SERVICE|TASK\n\nRun 'docker service logs --help' for more information\n",
    ),
    "docker service ls foo": (
        1,
        "docker: 'docker service ls' accepts no arguments\n\nUsage:  docker service ls [OPTIONS]\n\nRun 'docker service ls --help' for more information\n",
    ),
    "docker service ps": (
        1,
        "docker: 'docker service ps' requires at least 1 argument\n\nUsage:  docker service ps [OPTIONS] SERVICE [SERVICE...]\n\nSee 'docker service ps --help' for more information\n",
    ),
    "docker service rollback": (
        1,
        "docker: 'docker service rollback' requires 1 argument\n\nUsage:  docker service rollback [OPTIONS] SERVICE\n\nRun 'docker service rollback --help' for more information\n",
    ),
    "docker service update": (
        1,
        "docker: 'docker service update' requires 1 argument\n\nUsage:  docker service update [OPTIONS] SERVICE\n\nRun 'docker service update --help' for more information\n",
    ),
    "docker service update --replicas=-1 a": (
        125,
        'invalid argument "-1" for "--replicas" flag: strconv.ParseUint: parsing "-1": invalid syntax\n\nUsage:  docker service update [OPTIONS] SERVICE\n\nRun \'docker service update --help\' for more information\n',
    ),
    "docker stack config foo": (
        1,
        "docker: 'docker stack config' accepts no arguments\n\nUsage:  docker stack config [OPTIONS]\n\nRun 'docker stack config --help' for more information\n",
    ),
    "docker stack ps": (
        1,
        "docker: 'docker stack ps' requires 1 argument\n\nUsage:  docker stack ps [OPTIONS] STACK\n\nRun 'docker stack ps --help' for more information\n",
    ),
    "docker stack rm": (
        1,
        "docker: 'docker stack rm' requires at least 1 argument\n\nUsage:  docker stack rm [OPTIONS] STACK [STACK...]\n\nSee 'docker stack rm --help' for more information\n",
    ),
    "docker stack services": (
        1,
        "docker: 'docker stack services' requires 1 argument\n\nUsage:  docker stack services [OPTIONS] STACK\n\nRun 'docker stack services --help' for more information\n",
    ),
    "docker secret inspect": (
        1,
        "docker: 'docker secret inspect' requires at least 1 argument\n\nUsage:  docker secret inspect [OPTIONS] SECRET [SECRET...]\n\nSee 'docker secret inspect --help' for more information\n",
    ),
    "docker secret rm": (
        1,
        "docker: 'docker secret rm' requires at least 1 argument\n\nUsage:  docker secret rm SECRET [SECRET...]\n\nSee 'docker secret rm --help' for more information\n",
    ),
    "docker secret ls a": (
        1,
        "docker: 'docker secret ls' accepts no arguments\n\nUsage:  docker secret ls [OPTIONS]\n\nRun 'docker secret ls --help' for more information\n",
    ),
    "docker config inspect": (
        1,
        "docker: 'docker config inspect' requires at least 1 argument\n\nUsage:  docker config inspect [OPTIONS] CONFIG [CONFIG...]\n\nSee 'docker config inspect --help' for more information\n",
    ),
    "docker config ls a": (
        1,
        "docker: 'docker config ls' accepts no arguments\n\nUsage:  docker config ls [OPTIONS]\n\nRun 'docker config ls --help' for more information\n",
    ),
    "docker config rm": (
        1,
        "docker: 'docker config rm' requires at least 1 argument\n\nUsage:  docker config rm CONFIG [CONFIG...]\n\nSee 'docker config rm --help' for more information\n",
    ),
    "docker manifest inspect": (
        1,
        "docker: 'docker manifest inspect' requires at least 1 and at most 2 arguments\n\nUsage:  docker manifest inspect [OPTIONS] [MANIFEST_LIST] MANIFEST\n\nRun 'docker manifest inspect --help' for more information\n",
    ),
    "docker manifest push": (
        1,
        "docker: 'docker manifest push' requires 1 argument\n\nUsage:  docker manifest push [OPTIONS] MANIFEST_LIST\n\nRun 'docker manifest push --help' for more information\n",
    ),
    "docker manifest rm": (
        1,
        "docker: 'docker manifest rm' requires at least 1 argument\n\nUsage:  docker manifest rm MANIFEST_LIST [MANIFEST_LIST...]\n\nSee 'docker manifest rm --help' for more information\n",
    ),
    "docker manifest annotate a": (
        1,
        "docker: 'docker manifest annotate' requires 2 arguments\n\nUsage:  docker manifest annotate [OPTIONS] MANIFEST_LIST MANIFEST\n\nRun 'docker manifest annotate --help' for more information\n",
    ),
    "docker trust inspect": (
        1,
        "docker: 'docker trust inspect' requires at least 1 argument\n\nUsage:  docker trust inspect IMAGE[:TAG] [IMAGE[:TAG]...]\n\nSee 'docker trust inspect --help' for more information\n",
    ),
    "docker trust revoke": (
        1,
        "docker: 'docker trust revoke' requires 1 argument\n\nUsage:  docker trust revoke [OPTIONS] IMAGE[:TAG]\n\nRun 'docker trust revoke --help' for more information\n",
    ),
    "docker trust signer add a": (
        1,
        "docker: 'docker trust signer add' requires at least 2 arguments\n\nUsage:  docker trust signer add OPTIONS NAME REPOSITORY [REPOSITORY...] \n\nSee 'docker trust signer add --help' for more information\n",
    ),
    "docker trust signer remove a": (
        1,
        "docker: 'docker trust signer remove' requires at least 2 arguments\n\nUsage:  docker trust signer remove [OPTIONS] NAME REPOSITORY [REPOSITORY...]\n\nSee 'docker trust signer remove --help' for more information\n",
    ),
    "docker trust key load": (
        1,
        "docker: 'docker trust key load' requires 1 argument\n\nUsage:  docker trust key load [OPTIONS] KEYFILE\n\nRun 'docker trust key load --help' for more information\n",
    ),
    "docker trust key generate": (
        1,
        "docker: 'docker trust key generate' requires 1 argument\n\nUsage:  docker trust key generate NAME\n\nRun 'docker trust key generate --help' for more information\n",
    ),
    "docker system events a": (
        1,
        "docker: 'docker system events' accepts no arguments\n\nUsage:  docker system events [OPTIONS]\n\nRun 'docker system events --help' for more information\n",
    ),
    "docker container update": (
        1,
        "docker: 'docker container update' requires at least 1 argument\n\nUsage:  docker container update [OPTIONS] CONTAINER [CONTAINER...]\n\nSee 'docker container update --help' for more information\n",
    ),
    "docker container commit": (
        1,
        "docker: 'docker container commit' requires at least 1 and at most 2 arguments\n\nUsage:  docker container commit [OPTIONS] CONTAINER [REPOSITORY[:TAG]]\n\nRun 'docker container commit --help' for more information\n",
    ),
    "docker container cp a": (
        1,
        "docker: 'docker container cp' requires 2 arguments\n\nUsage:  docker container cp [OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-\n\tdocker cp [OPTIONS] SRC_PATH|- CONTAINER:DEST_PATH\n\nRun 'docker container cp --help' for more information\n",
    ),
    "docker container rename": (
        1,
        "docker: 'docker container rename' requires 2 arguments\n\nUsage:  docker container rename CONTAINER NEW_NAME\n\nRun 'docker container rename --help' for more information\n",
    ),
    "docker container top": (
        1,
        "docker: 'docker container top' requires at least 1 argument\n\nUsage:  docker container top CONTAINER [ps OPTIONS]\n\nSee 'docker container top --help' for more information\n",
    ),
    "docker container port": (
        1,
        "docker: 'docker container port' requires at least 1 and at most 2 arguments\n\nUsage:  docker container port CONTAINER [PRIVATE_PORT[/PROTO]]\n\nRun 'docker container port --help' for more information\n",
    ),
    "docker container wait": (
        1,
        "docker: 'docker container wait' requires at least 1 argument\n\nUsage:  docker container wait CONTAINER [CONTAINER...]\n\nSee 'docker container wait --help' for more information\n",
    ),
    "docker container stats --no-stream=x": (
        125,
        'invalid argument "x" for "--no-stream" flag: strconv.ParseBool: parsing "x": invalid syntax\n\nUsage:  docker container stats [OPTIONS] [CONTAINER...]\n\nRun \'docker container stats --help\' for more information\n',
    ),
    "docker container start": (
        1,
        "docker: 'docker container start' requires at least 1 argument\n\nUsage:  docker container start [OPTIONS] CONTAINER [CONTAINER...]\n\nSee 'docker container start --help' for more information\n",
    ),
    "docker container restart": (
        1,
        "docker: 'docker container restart' requires at least 1 argument\n\nUsage:  docker container restart [OPTIONS] CONTAINER [CONTAINER...]\n\nSee 'docker container restart --help' for more information\n",
    ),
    "docker container kill": (
        1,
        "docker: 'docker container kill' requires at least 1 argument\n\nUsage:  docker container kill [OPTIONS] CONTAINER [CONTAINER...]\n\nSee 'docker container kill --help' for more information\n",
    ),
    "docker container diff": (
        1,
        "docker: 'docker container diff' requires 1 argument\n\nUsage:  docker container diff CONTAINER\n\nRun 'docker container diff --help' for more information\n",
    ),
    "docker container export": (
        1,
        "docker: 'docker container export' requires 1 argument\n\nUsage:  docker container export [OPTIONS] CONTAINER\n\nRun 'docker container export --help' for more information\n",
    ),
    "docker container attach": (
        1,
        "docker: 'docker container attach' requires 1 argument\n\nUsage:  docker container attach [OPTIONS] CONTAINER\n\nRun 'docker container attach --help' for more information\n",
    ),
    "docker container pause": (
        1,
        "docker: 'docker container pause' requires at least 1 argument\n\nUsage:  docker container pause CONTAINER [CONTAINER...]\n\nSee 'docker container pause --help' for more information\n",
    ),
    "docker container unpause": (
        1,
        "docker: 'docker container unpause' requires at least 1 argument\n\nUsage:  docker container unpause CONTAINER [CONTAINER...]\n\nSee 'docker container unpause --help' for more information\n",
    ),
    "docker container create": (
        1,
        "docker: 'docker container create' requires at least 1 argument\n\nUsage:  docker container create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nSee 'docker container create --help' for more information\n",
    ),
    "docker ps a b c": (
        1,
        "docker: 'docker ps' accepts no arguments\n\nUsage:  docker ps [OPTIONS]\n\nRun 'docker ps --help' for more information\n",
    ),
    "docker system df x": (
        1,
        "docker: 'docker system df' accepts no arguments\n\nUsage:  docker system df [OPTIONS]\n\nRun 'docker system df --help' for more information\n",
    ),
    "docker context ls x": (
        1,
        "docker: 'docker context ls' accepts no arguments\n\nUsage:  docker context ls [OPTIONS]\n\nRun 'docker context ls --help' for more information\n",
    ),
    "docker service ls x": (
        1,
        "docker: 'docker service ls' accepts no arguments\n\nUsage:  docker service ls [OPTIONS]\n\nRun 'docker service ls --help' for more information\n",
    ),
    "docker config ls x": (
        1,
        "docker: 'docker config ls' accepts no arguments\n\nUsage:  docker config ls [OPTIONS]\n\nRun 'docker config ls --help' for more information\n",
    ),
    "docker swarm leave x": (
        1,
        "docker: 'docker swarm leave' accepts no arguments\n\nUsage:  docker swarm leave [OPTIONS]\n\nRun 'docker swarm leave --help' for more information\n",
    ),
    "docker swarm unlock-key x": (
        1,
        "docker: 'docker swarm unlock-key' accepts no arguments\n\nUsage:  docker swarm unlock-key [OPTIONS]\n\nRun 'docker swarm unlock-key --help' for more information\n",
    ),
    "docker builder prune x": (
        1,
        "DEPRECATED: The legacy builder is deprecated and will be removed in a future release.\n            Install the buildx component to build images with BuildKit:\n            https://docs.docker.com/go/buildx/\n\ndocker: 'docker builder prune' accepts no arguments\n\nUsage:  docker builder prune\n\nRun 'docker builder prune --help' for more information\n",
    ),
    "docker volume prune x": (
        1,
        "docker: 'docker volume prune' accepts no arguments\n\nUsage:  docker volume prune [OPTIONS]\n\nRun 'docker volume prune --help' for more information\n",
    ),
    "docker system events x": (
        1,
        "docker: 'docker system events' accepts no arguments\n\nUsage:  docker system events [OPTIONS]\n\nRun 'docker system events --help' for more information\n",
    ),
    "docker logout a b c": (
        1,
        "docker: 'docker logout' requires at most 1 argument\n\nUsage:  docker logout [SERVER]\n\nSRun 'docker logout --help' for more information\n",
    ),
    "docker tag a b c d": (
        1,
        "docker: 'docker tag' requires 2 arguments\n\nUsage:  docker tag SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]\n\nRun 'docker tag --help' for more information\n",
    ),
    "docker build a b": (
        1,
        "DEPRECATED: The legacy builder is deprecated and will be removed in a future release.\n            Install the buildx component to build images with BuildKit:\n            https://docs.docker.com/go/buildx/\n\ndocker: 'docker build' requires 1 argument\n\nUsage:  docker build [OPTIONS] PATH | URL | -\n\nRun 'docker build --help' for more information\n",
    ),
    "docker node rm": (
        1,
        "docker: 'docker node rm' requires at least 1 argument\n\nUsage:  docker node rm [OPTIONS] NODE [NODE...]\n\nSee 'docker node rm --help' for more information\n",
    ),
    "docker node update a b": (
        1,
        "docker: 'docker node update' requires 1 argument\n\nUsage:  docker node update [OPTIONS] NODE\n\nRun 'docker node update --help' for more information\n",
    ),
    "docker service update a b": (
        1,
        "docker: 'docker service update' requires 1 argument\n\nUsage:  docker service update [OPTIONS] SERVICE\n\nRun 'docker service update --help' for more information\n",
    ),
    "docker plugin rm": (
        1,
        "docker: 'docker plugin rm' requires at least 1 argument\n\nUsage:  docker plugin rm [OPTIONS] PLUGIN [PLUGIN...]\n\nSee 'docker plugin rm --help' for more information\n",
    ),
    "docker plugin upgrade": (
        1,
        "docker: 'docker plugin upgrade' requires at least 1 and at most 2 arguments\n\nUsage:  docker plugin upgrade [OPTIONS] PLUGIN [REMOTE]\n\nRun 'docker plugin upgrade --help' for more information\n",
    ),
    "docker context export a b c": (
        1,
        "docker: 'docker context export' requires at least 1 and at most 2 arguments\n\nUsage:  docker context export [OPTIONS] CONTEXT [FILE|-]\n\nRun 'docker context export --help' for more information\n",
    ),
    "docker trust signer remove": (
        1,
        "docker: 'docker trust signer remove' requires at least 2 arguments\n\nUsage:  docker trust signer remove [OPTIONS] NAME REPOSITORY [REPOSITORY...]\n\nSee 'docker trust signer remove --help' for more information\n",
    ),
    "docker node foo": (
        1,
        "docker: unknown command: docker node foo\n\nUsage:  docker node\n\nRun 'docker node --help' for more information\n",
    ),
    "docker secret foo": (
        1,
        "docker: unknown command: docker secret foo\n\nUsage:  docker secret\n\nRun 'docker secret --help' for more information\n",
    ),
    "docker context foo": (
        1,
        "docker: unknown command: docker context foo\n\nUsage:  docker context\n\nRun 'docker context --help' for more information\n",
    ),
    "docker trust foo": (
        1,
        "docker: unknown command: docker trust foo\n\nUsage:  docker trust\n\nRun 'docker trust --help' for more information\n",
    ),
    "docker run -e": (
        125,
        "flag needs an argument: 'e' in -e\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --mount": (
        125,
        "flag needs an argument: --mount\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker ps -f": (
        125,
        "flag needs an argument: 'f' in -f\n\nUsage:  docker ps [OPTIONS]\n\nRun 'docker ps --help' for more information\n",
    ),
    "docker service create --replicas": (
        125,
        "flag needs an argument: --replicas\n\nUsage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker service create --help' for more information\n",
    ),
    "docker run --cpus= busybox": (
        125,
        'invalid argument "" for "--cpus" flag: failed to parse  as a rational number\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --device= busybox": (
        125,
        "docker: bad format for path: \n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --add-host= busybox": (
        125,
        'invalid argument "" for "--add-host" flag: bad format for add-host: ""\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --link= busybox": (
        125,
        'invalid argument "" for "--link" flag: empty string specified for links\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --health-interval= busybox": (
        125,
        'invalid argument "" for "--health-interval" flag: time: invalid duration ""\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --volume= busybox": (
        125,
        "docker: invalid empty volume spec\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --blkio-weight= busybox": (
        125,
        'invalid argument "" for "--blkio-weight" flag: strconv.ParseUint: parsing "": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --device-cgroup-rule= busybox": (
        125,
        "invalid argument \"\" for \"--device-cgroup-rule\" flag: invalid device cgroup format ''\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --pids-limit= busybox": (
        125,
        'invalid argument "" for "--pids-limit" flag: strconv.ParseInt: parsing "": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --security-opt= busybox": (
        125,
        "docker: Invalid --security-opt: \"\"\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -i=maybe busybox": (
        125,
        'invalid argument "maybe" for "-i, --interactive" flag: strconv.ParseBool: parsing "maybe": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run -d=false=true busybox": (
        125,
        'invalid argument "false=true" for "-d, --detach" flag: strconv.ParseBool: parsing "false=true": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run -= busybox": (
        125,
        "unknown shorthand flag: '=' in -=\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --RM busybox": (
        125,
        "unknown flag: --RM\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --cpu-shares 99999999999999999999 busybox": (
        125,
        'invalid argument "99999999999999999999" for "-c, --cpu-shares" flag: strconv.ParseInt: parsing "99999999999999999999": value out of range\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --blkio-weight -1 busybox": (
        125,
        'invalid argument "-1" for "--blkio-weight" flag: strconv.ParseUint: parsing "-1": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --pids-limit x busybox": (
        125,
        'invalid argument "x" for "--pids-limit" flag: strconv.ParseInt: parsing "x": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --health-interval 5 busybox": (
        125,
        'invalid argument "5" for "--health-interval" flag: time: missing unit in duration "5"\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --health-start-period x busybox": (
        125,
        'invalid argument "x" for "--health-start-period" flag: time: invalid duration "x"\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --memory=-5m busybox": (
        125,
        "invalid argument \"-5m\" for \"-m, --memory\" flag: invalid size: '-5m'\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --device-read-bps a:b:c busybox": (
        125,
        'invalid argument "a:b:c" for "--device-read-bps" flag: bad format for device path: a:b:c\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --blkio-weight-device /dev/x:5000 busybox": (
        125,
        'invalid argument "/dev/x:5000" for "--blkio-weight-device" flag: invalid weight for device: /dev/x:5000\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --ulimit nofile=5:x busybox": (
        125,
        'invalid argument "nofile=5:x" for "--ulimit" flag: strconv.ParseInt: parsing "x": invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --ulimit =1 busybox": (
        125,
        'invalid argument "=1" for "--ulimit" flag: invalid ulimit type: \n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --add-host a: busybox": (
        125,
        'invalid argument "a:" for "--add-host" flag: invalid IP address in add-host: ""\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --dns-search a_b busybox": (
        125,
        'invalid argument "a_b" for "--dns-search" flag: a_b is not a valid domain\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --expose x busybox": (
        125,
        "docker: invalid range format for --expose: x, error: strconv.ParseUint: parsing \"x\": invalid syntax\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p 1:2:3:4 busybox": (
        125,
        "docker: invalid IP address: 1:2\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p 80:80/foo busybox": (
        125,
        "docker: invalid proto: foo\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p 80-81:80-85 busybox": (
        125,
        "docker: invalid ranges specified for container and host Ports: 80-85 and 80-81\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -p :: busybox": (
        125,
        "docker: no port specified: ::<empty>\n\nRun 'docker run --help' for more information\n",
    ),
    'docker run -v "" busybox': (
        125,
        "docker: invalid empty volume spec\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --mount src=a busybox": (
        125,
        'invalid argument "src=a" for "--mount" flag: target is required\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --mount type=bind,src=/a,dst=/b,bind-nonrecursive=x busybox": (
        125,
        'invalid argument "type=bind,src=/a,dst=/b,bind-nonrecursive=x" for "--mount" flag: invalid value for bind-nonrecursive: x\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --mount type=volume,dst=/b,tmpfs-size=1 busybox": (
        125,
        "invalid argument \"type=volume,dst=/b,tmpfs-size=1\" for \"--mount\" flag: cannot mix 'tmpfs-*' options with mount type 'volume'\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --mount type=bind,src=/a,dst=/b,readonly=x busybox": (
        125,
        'invalid argument "type=bind,src=/a,dst=/b,readonly=x" for "--mount" flag: invalid value for readonly: x\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --network name=a,foo busybox": (
        125,
        'invalid argument "name=a,foo" for "--network" flag: invalid field foo\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --network name=a,gw-priority=x busybox": (
        125,
        'invalid argument "name=a,gw-priority=x" for "--network" flag: invalid gw-priority (x): invalid syntax\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --uts x busybox": (
        125,
        "docker: --uts: invalid UTS mode\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --restart always --rm busybox": (
        125,
        "docker: conflicting options: cannot specify both --restart and --rm\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -d --rm --restart unless-stopped busybox": (
        125,
        "docker: conflicting options: cannot specify both --restart and --rm\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --health-cmd x --no-healthcheck busybox": (
        125,
        "docker: --no-healthcheck conflicts with --health-* options\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --security-opt label busybox": (
        125,
        "docker: Invalid --security-opt: \"label\"\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run --pull foo busybox": (
        125,
        'docker: invalid pull option: \'foo\': must be one of "always", "missing" or "never"\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --runtime busybox": (
        1,
        "docker: 'docker run' requires at least 1 argument\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nSee 'docker run --help' for more information\n",
    ),
    "docker run Busybox": (
        125,
        "docker: invalid reference format: repository name (library/Busybox) must be lowercase\n\nRun 'docker run --help' for more information\n",
    ),
    "docker run -- ": (
        1,
        "docker: 'docker run' requires at least 1 argument\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nSee 'docker run --help' for more information\n",
    ),
    "docker run -it --rm": (
        1,
        "docker: 'docker run' requires at least 1 argument\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nSee 'docker run --help' for more information\n",
    ),
    "docker exec web": (
        1,
        "docker: 'docker exec' requires at least 2 arguments\n\nUsage:  docker exec [OPTIONS] CONTAINER COMMAND [ARG...]\n\nSee 'docker exec --help' for more information\n",
    ),
    "docker exec -d=x web ls": (
        125,
        'invalid argument "x" for "-d, --detach" flag: strconv.ParseBool: parsing "x": invalid syntax\n\nUsage:  docker exec [OPTIONS] CONTAINER COMMAND [ARG...]\n\nRun \'docker exec --help\' for more information\n',
    ),
    "docker logs -tfx web": (
        125,
        "unknown shorthand flag: 'x' in -x\n\nUsage:  docker logs [OPTIONS] CONTAINER\n\nRun 'docker logs --help' for more information\n",
    ),
    "docker ps -n=x": (
        125,
        'invalid argument "x" for "-n, --last" flag: strconv.ParseInt: parsing "x": invalid syntax\n\nUsage:  docker ps [OPTIONS]\n\nRun \'docker ps --help\' for more information\n',
    ),
    "docker images --filter x": (
        125,
        'invalid argument "x" for "-f, --filter" flag: bad format of filter (expected name=value)\n\nUsage:  docker images [OPTIONS] [REPOSITORY[:TAG]]\n\nRun \'docker images --help\' for more information\n',
    ),
    "docker stop --time 1 --timeout 2 a": (
        1,
        "conflicting options: cannot specify both --timeout and --time\n",
    ),
    "docker cp a: b:": (
        1,
        "copying between containers is not supported\n",
    ),
    "docker tag A b": (
        1,
        'Error parsing reference: "A" is not a valid repository/tag: invalid reference format: repository name (library/A) must be lowercase\n',
    ),
    "docker pull a:b -a": (
        1,
        "tag can't be used with --all-tags/-a\n",
    ),
    "docker search --filter x a": (
        125,
        'invalid argument "x" for "-f, --filter" flag: bad format of filter (expected name=value)\n\nUsage:  docker search [OPTIONS] TERM\n\nRun \'docker search --help\' for more information\n',
    ),
    "docker build --ulimit x .": (
        125,
        'DEPRECATED: The legacy builder is deprecated and will be removed in a future release.\n            Install the buildx component to build images with BuildKit:\n            https://docs.docker.com/go/buildx/\n\ninvalid argument "x" for "--ulimit" flag: invalid ulimit argument: x\n\nUsage:  docker build [OPTIONS] PATH | URL | -\n\nRun \'docker build --help\' for more information\n',
    ),
    "docker build -t A .": (
        125,
        'DEPRECATED: The legacy builder is deprecated and will be removed in a future release.\n            Install the buildx component to build images with BuildKit:\n            https://docs.docker.com/go/buildx/\n\ninvalid argument "A" for "-t, --tag" flag: invalid reference format: repository name (library/A) must be lowercase\n\nUsage:  docker build [OPTIONS] PATH | URL | -\n\nRun \'docker build --help\' for more information\n',
    ),
    "docker build --platform": (
        125,
        "DEPRECATED: The legacy builder is deprecated and will be removed in a future release.\n            Install the buildx component to build images with BuildKit:\n            https://docs.docker.com/go/buildx/\n\nflag needs an argument: --platform\n\nUsage:  docker build [OPTIONS] PATH | URL | -\n\nRun 'docker build --help' for more information\n",
    ),
    "docker network create --ipv6=x a": (
        125,
        'invalid argument "x" for "--ipv6" flag: strconv.ParseBool: parsing "x": invalid syntax\n\nUsage:  docker network create [OPTIONS] NETWORK\n\nRun \'docker network create --help\' for more information\n',
    ),
    "docker volume create --label": (
        125,
        "flag needs an argument: --label\n\nUsage:  docker volume create [OPTIONS] [VOLUME]\n\nRun 'docker volume create --help' for more information\n",
    ),
    "docker system prune --filter x": (
        125,
        'invalid argument "x" for "--filter" flag: bad format of filter (expected name=value)\n\nUsage:  docker system prune [OPTIONS]\n\nRun \'docker system prune --help\' for more information\n',
    ),
    "docker context create --docker x": (
        125,
        'invalid argument "x" for "--docker" flag: x must be formatted as key=value\n\nUsage:  docker context create [OPTIONS] CONTEXT\n\nRun \'docker context create --help\' for more information\n',
    ),
    "docker context update x --docker y": (
        125,
        'invalid argument "y" for "--docker" flag: y must be formatted as key=value\n\nUsage:  docker context update [OPTIONS] CONTEXT\n\nRun \'docker context update --help\' for more information\n',
    ),
    "docker swarm init --default-addr-pool-mask-length x": (
        125,
        'invalid argument "x" for "--default-addr-pool-mask-length" flag: strconv.ParseUint: parsing "x": invalid syntax\n\nUsage:  docker swarm init [OPTIONS]\n\nRun \'docker swarm init --help\' for more information\n',
    ),
    "docker swarm init --max-snapshots -1": (
        125,
        'invalid argument "-1" for "--max-snapshots" flag: strconv.ParseUint: parsing "-1": invalid syntax\n\nUsage:  docker swarm init [OPTIONS]\n\nRun \'docker swarm init --help\' for more information\n',
    ),
    "docker swarm ca --cert-expiry x": (
        125,
        'invalid argument "x" for "--cert-expiry" flag: time: invalid duration "x"\n\nUsage:  docker swarm ca [OPTIONS]\n\nRun \'docker swarm ca --help\' for more information\n',
    ),
    "docker service create --replicas-max-per-node -1 a": (
        125,
        'invalid argument "-1" for "--replicas-max-per-node" flag: strconv.ParseUint: parsing "-1": invalid syntax\n\nUsage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker service create --help\' for more information\n',
    ),
    "docker service create --stop-grace-period x a": (
        125,
        'invalid argument "x" for "--stop-grace-period" flag: time: invalid duration "x"\n\nUsage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker service create --help\' for more information\n',
    ),
    "docker service create --publish x a": (
        125,
        'invalid argument "x" for "-p, --publish" flag: invalid containerPort: x\n\nUsage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker service create --help\' for more information\n',
    ),
    "docker service create --publish foo a": (
        125,
        'invalid argument "foo" for "-p, --publish" flag: invalid containerPort: foo\n\nUsage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker service create --help\' for more information\n',
    ),
    "docker service create --config mode=x a": (
        125,
        'invalid argument "mode=x" for "--config" flag: invalid mode specified: strconv.ParseUint: parsing "x": invalid syntax\n\nUsage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker service create --help\' for more information\n',
    ),
    "docker service create --host x a": (
        125,
        'invalid argument "x" for "--host" flag: bad format for add-host: "x"\n\nUsage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker service create --help\' for more information\n',
    ),
    "docker service create --placement-pref spread a": (
        125,
        'invalid argument "spread" for "--placement-pref" flag: placement preference must be of the format "<strategy>=<arg>"\n\nUsage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker service create --help\' for more information\n',
    ),
    "docker service create --credential-spec x a": (
        125,
        'invalid argument "x" for "--credential-spec" flag: invalid credential spec: value must be prefixed with "config://", "file://", or "registry://"\n\nUsage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker service create --help\' for more information\n',
    ),
    "docker service create --health-retries x a": (
        125,
        'invalid argument "x" for "--health-retries" flag: strconv.ParseInt: parsing "x": invalid syntax\n\nUsage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun \'docker service create --help\' for more information\n',
    ),
    "docker service create --container-label": (
        125,
        "flag needs an argument: --container-label\n\nUsage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker service create --help' for more information\n",
    ),
    'docker service update --args "a \'b" a': (
        125,
        'invalid argument "a \'b" for "--args" flag: EOF found when expecting closing quote\n\nUsage:  docker service update [OPTIONS] SERVICE\n\nRun \'docker service update --help\' for more information\n',
    ),
    "docker service update --publish-rm x a": (
        125,
        'invalid argument "x" for "--publish-rm" flag: invalid containerPort: x\n\nUsage:  docker service update [OPTIONS] SERVICE\n\nRun \'docker service update --help\' for more information\n',
    ),
    "docker service update --ulimit-add x a": (
        125,
        'invalid argument "x" for "--ulimit-add" flag: invalid ulimit argument: x\n\nUsage:  docker service update [OPTIONS] SERVICE\n\nRun \'docker service update --help\' for more information\n',
    ),
    "docker service update --host-add x a": (
        125,
        'invalid argument "x" for "--host-add" flag: bad format for add-host: "x"\n\nUsage:  docker service update [OPTIONS] SERVICE\n\nRun \'docker service update --help\' for more information\n',
    ),
    "docker service update --generic-resource-add x a": (
        125,
        'invalid argument "x" for "--generic-resource-add" flag: invalid generic-resource format `x` expected `name=value`\n\nUsage:  docker service update [OPTIONS] SERVICE\n\nRun \'docker service update --help\' for more information\n',
    ),
    "docker stack deploy -c": (
        125,
        "flag needs an argument: 'c' in -c\n\nUsage:  docker stack deploy [OPTIONS] STACK\n\nRun 'docker stack deploy --help' for more information\n",
    ),
    "docker secret create a -l": (
        125,
        "flag needs an argument: 'l' in -l\n\nUsage:  docker secret create [OPTIONS] SECRET [file|-]\n\nRun 'docker secret create --help' for more information\n",
    ),
    "docker plugin install -x a": (
        125,
        "unknown shorthand flag: 'x' in -x\n\nUsage:  docker plugin install [OPTIONS] PLUGIN [KEY=VALUE...]\n\nRun 'docker plugin install --help' for more information\n",
    ),
    "docker -Dx ps": (
        125,
        "unknown shorthand flag: 'x' in -x\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information\n",
    ),
    "docker -lfoo ps": (
        1,
        "Unable to parse logging level: foo\n",
    ),
    "docker -H a -c b ps": (
        1,
        "conflicting options: cannot specify both --host and --context\n",
    ),
    "docker rum x": (
        1,
        "docker: unknown command: docker rum\n\nRun 'docker --help' for more information\n",
    ),
    "docker container lst": (
        1,
        "docker: unknown command: docker container lst\n\nUsage:  docker container\n\nRun 'docker container --help' for more information\n",
    ),
    "docker compse up": (
        1,
        "docker: unknown command: docker compse\n\nRun 'docker --help' for more information\n",
    ),
    "docker run-it busybox": (
        1,
        "docker: unknown command: docker run-it\n\nRun 'docker --help' for more information\n",
    ),
    'docker " ps"': (
        1,
        "docker: unknown command: docker  ps\n\nRun 'docker --help' for more information\n",
    ),
    "docker ps --help=x": (
        125,
        'invalid argument "x" for "--help" flag: strconv.ParseBool: parsing "x": invalid syntax\n\nUsage:  docker ps [OPTIONS]\n\nRun \'docker ps --help\' for more information\n',
    ),
    "docker image help ls": (
        1,
        "docker: unknown command: docker image help\n\nUsage:  docker image\n\nRun 'docker image --help' for more information\n",
    ),
    "docker stop --time 3 -t 3 web": (
        1,
        "conflicting options: cannot specify both --timeout and --time\n",
    ),
    "docker restart --timeout 5 --time 5 web": (
        1,
        "conflicting options: cannot specify both --timeout and --time\n",
    ),
    "docker service inspect --pretty -f x web": (
        1,
        "--format is incompatible with human friendly format\n",
    ),
    'docker run --platform "!" busybox': (
        125,
        'docker: error parsing specified platform: "!" is an invalid OS component of "!": OSAndVersion specifier component must match "^([A-Za-z0-9_-]+)(?:\\\\(([A-Za-z0-9_.-]*)\\\\))?$": invalid argument\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker run --platform linux/! busybox": (
        125,
        'docker: error parsing specified platform: "!" is an invalid component of "linux/!": platform specifier component must match "^[A-Za-z0-9_.-]+$": invalid argument\n\nRun \'docker run --help\' for more information\n',
    ),
    "docker --foo=bar ps": (
        125,
        "unknown flag: --foo\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information\n",
    ),
}

ACCEPTED: Final = (
    "docker run --memory-swap -1 ubuntu",
    "docker run --memory 12 ubuntu",
    'docker run --memory "1 gb" ubuntu',
    "docker run --memory 1e3 ubuntu",
    "docker run --memory .5g ubuntu",
    "docker run --memory 5. ubuntu",
    "docker run --memory 1kib ubuntu",
    "docker run --memory 1_0m ubuntu",
    "docker run --memory 9999999999999g ubuntu",
    "docker run --cpus 1/4 ubuntu",
    "docker run --cpus 1.5 ubuntu",
    "docker run --cpus -1 ubuntu",
    "docker run --cpu-shares 0x10 ubuntu",
    "docker run --health-interval 0 ubuntu",
    'docker run -e "a b=c" ubuntu',
    "docker run -e KEY ubuntu",
    "docker run -p 80:80/TCP nginx",
    "docker run -p 80:80/ nginx",
    "docker run -p :80 nginx",
    "docker run -p 127.0.0.1::80 nginx",
    "docker run -p [::1]:80:80 nginx",
    "docker run -p ::1:80:80 nginx",
    "docker run -p 8000-8005:80 nginx",
    "docker run -p 8000-8005:80-85 nginx",
    "docker run -p 80-85 nginx",
    "docker run -p published=80,target=80 nginx",
    "docker run -p 8080 80 nginx",
    "docker run -p 0:80 nginx",
    "docker run -p 80:0 nginx",
    "docker run -p 0 nginx",
    "docker run --expose 80/foo nginx",
    "docker run --expose 80/ nginx",
    "docker run -v : ubuntu",
    "docker run -v src ubuntu",
    "docker run -v /data ubuntu",
    "docker run -v ./data ubuntu",
    "docker run -v src:data ubuntu",
    "docker run -v src:/data:nope ubuntu",
    "docker run -v src:/ ubuntu",
    "docker run -v ../src:/data ubuntu",
    "docker run -v ~/src:/data ubuntu",
    "docker run -v a ubuntu",
    "docker run -v ab:cd ubuntu",
    "docker run --mount type=nope,target=/a ubuntu",
    "docker run --mount Type=Bind,Src=/a,Dst=/b ubuntu",
    "docker run --mount type=bind,src=/a,dst=b ubuntu",
    'docker run --tmpfs "" ubuntu',
    "docker run --tmpfs data ubuntu",
    "docker run --network name= ubuntu",
    "docker run --network name=a,ip=x ubuntu",
    "docker run --network host -p 80:80 nginx",
    "docker run --network container: ubuntu",
    "docker run --network name=a,link-local-ip=x ubuntu",
    "docker run --link : ubuntu",
    "docker run --add-host foo=::1 ubuntu",
    "docker run --add-host foo:host-gateway ubuntu",
    "docker run --add-host foo:[::1] ubuntu",
    "docker run --ip foo ubuntu",
    "docker run --ip6 foo ubuntu",
    "docker run --link-local-ip foo ubuntu",
    "docker run --mac-address 92:d0:c6:0a:29:33 ubuntu",
    "docker run --restart foo ubuntu",
    "docker run --restart always:3 ubuntu",
    "docker run --restart on-failure:-1 ubuntu",
    "docker run --restart unless-stoped ubuntu",
    "docker run --restart no:3 ubuntu",
    'docker run --restart "" ubuntu',
    "docker run --restart Always ubuntu",
    "docker run --restart on-failure: ubuntu",
    "docker run --rm --restart no ubuntu",
    "docker run --ulimit nofile=-1 ubuntu",
    "docker run --device vendor.com/class=gpu0 ubuntu",
    'docker run --device-cgroup-rule "c 1:3 rwm" ubuntu',
    "docker run --blkio-weight-device /dev/sda:0 ubuntu",
    "docker run --gpus device=0,1 ubuntu",
    "docker run --gpus '\"device=0,1\"' ubuntu",
    "docker run --security-opt foo=bar ubuntu",
    "docker run --log-opt a ubuntu",
    "docker run --pid container:a ubuntu",
    "docker run --pid container:a:b ubuntu",
    "docker run --ipc foo ubuntu",
    'docker run --pull "" ubuntu',
    "docker run --platform linux/amd64 ubuntu",
    'docker run --platform "" ubuntu',
    "docker run --detach-keys foo ubuntu",
    "docker run --annotation foo ubuntu",
    "docker run --annotation =x ubuntu",
    "docker run --annotation a=b ubuntu",
    "docker run --kernel-memory 5m ubuntu",
    "docker run -d --rm ubuntu",
    "docker run -d --detach-keys a ubuntu",
    'docker run --name "" ubuntu',
    'docker run --name "a b" ubuntu',
    "docker run --isolation foo ubuntu",
    "docker run --stop-signal FOO ubuntu",
    "docker run --use-api-socket ubuntu",
    "docker run a__b",
    "docker run a:5000/b",
    "docker run A:5000/b",
    "docker run A.com/b",
    "docker run A/b",
    "docker run 0123456789012345678901234567890123456789012345678901234567890123",
    "docker run -h= ubuntu",
    "docker run --rm --rm --rm=false ubuntu",
    "docker run -dp:80 ubuntu",
    "docker create network",
    "docker container create --restart x ubuntu",
    "docker images ls",
    'docker images --filter ""',
    "docker ps --last -5",
    "docker pull --platform x ubuntu",
    "docker rmi UPPER",
    "docker rm -ff a",
    "docker rm -l a",
    "docker start --detach-keys x -a a",
    "docker stop --time 5 a",
    "docker logs -n x a",
    "docker logs --since x a",
    "docker exec --detach-keys foo -it a b",
    "docker exec -d -it a b",
    "docker inspect --type volume -s a",
    "docker network create -o x a",
    "docker network create --subnet foo a",
    "docker network create --config-only --scope x a",
    "docker network connect --ip x a b",
    "docker network connect --driver-opt x=1 a b",
    "docker volume create --name a",
    "docker volume create -o x a",
    "docker volume create --group g a",
    "docker search --limit 101 a",
    "docker search --limit -1 a",
    "docker port a x",
    "docker port a 80/foo",
    "docker port a 99999",
    "docker cp a: b",
    "docker export a",
    "docker update --restart x a",
    "docker update --restart always:3 a",
    "docker service create --network name= a",
    "docker -- ps -a",
    "docker -D ps",
    "docker ps --no-trunc=1",
    "docker exec -it web bash -c",
    "docker run ubuntu --help",
    'docker run -e "한글=값" ubuntu',
    "docker tag 0123456789012345678901234567890123456789012345678901234567890123 b",
    "docker import - a@sha256:0123456789012345678901234567890123456789012345678901234567890123",
    "docker inspect --type image -s a",
    "docker cp a:b -",
    "docker cp a: :b",
    "docker run --gpus all,driver=x,options=a=b ubuntu",
    "docker run help",
    "docker ps -n=5",
    "docker ps -n5",
    "docker -l debug ps",
    "docker -D=false ps",
    "docker --context= ps",
    "docker --help ps",
    "docker -h foo",
    "docker run --mac-address= ubuntu",
    "docker service create --sysctl a=b nginx",
    "docker volume ls --filter=",
)


def _main() -> None:
    import tempfile
    from pathlib import Path

    from tests.language import oracle

    with tempfile.TemporaryDirectory() as folder, oracle.daemon(Path(folder)) as host:
        for line, expected in REFUSED.items():
            code, _, error = oracle.ask(line, host, Path(folder))
            if (code, error) != expected:
                print(f"    {line!r}: ({code}, {error!r}),")


if __name__ == "__main__":
    _main()
