"""The command blocks of the tutorial that the project grew from, in order, as a learner copies them."""

from __future__ import annotations

PULL = "docker pull hello-world"
IMAGES = ("docker images", "docker image ls")
HELLO = "docker run -it hello-world"
TOMCAT = "docker run -d -p 8080:8080 --name my-cat tomcat"
LOGS = "docker logs -f my-cat"
STOP = "docker stop my-cat"
LIST_ALL = ("docker ps -a", "docker container ls -a")
REMOVE = "docker rm my-cat"
TOMCAT_RM = "docker run -d --rm -p 8080:8080 --name my-cat tomcat"
MYSQL = """docker run -d --name wp-db \\
-e MYSQL_ROOT_PASSWORD=password1 \\
-e MYSQL_DATABASE=wp \\
mysql:5.7"""
EXEC_DB = "docker exec -it wp-db bash"
LOGIN = "mysql -u root -p wp"
WORDPRESS_LINK = """docker run -d --name wp \\
-e WORDPRESS_DB_PASSWORD=password1 \\
-e WORDPRESS_DB_NAME=wp \\
--link wp-db:mysql \\
-p 8080:80 \\
wordpress"""
EXEC_WP = "$ docker exec -it wp bash"
HOSTS = "cat /etc/hosts"
NETWORK = """docker network create wp-network
docker network ls
docker network connect wp-network wp-db

docker run -d --name wp \\
-e WORDPRESS_DB_PASSWORD=password1 \\
-e WORDPRESS_DB_HOST=wp-db \\
-e WORDPRESS_DB_NAME=wp \\
--network wp-network \\
-p 8080:80 \\
wordpress"""
NETWORK_INSPECT = "$ docker network inspect wp-network"
BIND = """docker network create wp-network

docker run -d --name wp-db \\
--network wp-network \\
-e MYSQL_ROOT_PASSWORD=password1 \\
-e MYSQL_DATABASE=wp \\
-v `pwd`/wp_db:/var/lib/mysql \\
mysql:5.7

docker run -d --name wp \\
--network wp-network \\
-e WORDPRESS_DB_PASSWORD=password1 \\
-e WORDPRESS_DB_HOST=wp-db \\
-e WORDPRESS_DB_NAME=wp \\
-p 8080:80 \\
wordpress"""
BIND_AGAIN = """docker rm -f wp-db

docker run -d --name wp-db \\
--network wp-network \\
-e MYSQL_ROOT_PASSWORD=password1 \\
-e MYSQL_DATABASE=wp \\
-v `pwd`/wp_db:/var/lib/mysql \\
mysql:5.7"""
LS_BIND = "$ ls wp_db"
VOLUME = "docker volume create wp-db-volume"
VOLUMES = "docker volume ls"
NAMED = """docker run -d --name wp-db \\
--network wp-network \\
-e MYSQL_ROOT_PASSWORD=password1 \\
-e MYSQL_DATABASE=wp \\
-v wp-db-volume:/var/lib/mysql \\
mysql:5.7

docker run -d --name wp \\
--network wp-network \\
-e WORDPRESS_DB_PASSWORD=password1 \\
-e WORDPRESS_DB_HOST=wp-db \\
-e WORDPRESS_DB_NAME=wp \\
-p 8080:80 \\
wordpress"""
VOLUME_INSPECT = "$ docker inspect --type volume wp-db-volume"
PRUNE = "docker volume prune"
