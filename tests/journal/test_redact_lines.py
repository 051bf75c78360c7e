"""Lines with secrets and lines with words that only look like them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.lines import read_line, real_bank
from tutor.explain import explain_line
from tutor.journal.hide import hide
from tutor.journal.mask import Masker
from tutor.journal.redact import redact
from tutor.secrets import MASK

if TYPE_CHECKING:
    from tutor.model import Lang

LANGS: tuple[Lang, ...] = ("en", "ko")
PLAIN = r"""
docker run --name token-service nginx
docker run -e KEYBOARD=ko nginx
docker run -e MONKEY=1 nginx
docker run -e TOKENIZERS_PARALLELISM=false nginx
docker run --name keycloak quay.io/keycloak/keycloak
docker run -e KEYCLOAK_ADMIN=admin keycloak
docker run -e KEYMAP=us x
docker run -e TURKEY=1 x
docker run -e HOTKEYS=on x
docker run -e DONKEY=a x
docker run -e KEYSPACE=app cassandra
docker run -e CASSANDRA_KEYSPACE=app cassandra
docker run -e TOKEN_TTL=3600 x
docker run -e TOKEN_EXPIRY=1h x
docker run -e MAX_TOKENS=4096 x
docker run -e ACCESS_TOKEN_EXPIRE_MINUTES=30 x
docker run -e SECRETARY=kim x
docker run -e COMPASS=north x
docker run -e BYPASS=true x
docker run -e PASSENGER_APP_ENV=production x
docker run -e PASSENGERS=3 x
docker run -e PASSIVE_MODE=1 x
docker run -e PRIMARY_KEY=id x
docker run -e PARTITION_KEY=user x
docker run -e SORT_KEY=date x
docker run -e KEYSTORE_PATH=/k x
docker run -e SSL_KEY_FILE=/k x
docker run -e SSL_KEY_PATH=/k x
docker run -e PUBLIC_KEY=abc x
docker run -e KEY_COUNT=3 x
docker run -e TOKENIZER=bert x
docker run -e PASSTHROUGH=1 x
docker run -l key=value nginx
docker run -e ALLOW_EMPTY_PASSWORD=yes mariadb
docker run -e MYSQL_ALLOW_EMPTY_PASSWORD=1 mysql
docker run -e MYSQL_RANDOM_ROOT_PASSWORD=yes mysql
docker run -e PASSWORD_MIN_LENGTH=8 x
docker run -e PGPASSFILE=/root/.pgpass x
docker run -v secrets:/run/secrets x
docker run --mount type=volume,src=keys,dst=/keys x
docker run --secret-dir /x y
docker network create token-net
docker volume create keystore
docker exec web ls /keys
docker build --secret id=mysecret,src=secret.txt .
docker service create --secret my-key nginx
docker trust signer add --key cert.pem ann me/app
docker secret create db-pass pass.txt
docker run -e CREDENTIALS_FILE=/c x
docker run -e GOOGLE_APPLICATION_CREDENTIALS=/keys/gcp.json x
docker run -e AWS_DEFAULT_REGION=ap x
docker run --detach-keys ctrl-a,b -it x
docker run -e HOKEY=1 x
docker run -e WHISKEY=jack x
docker run -e JOCKEY=1 x
docker run -e KEYS_DIR=/k x
docker run -e TOKEN_URL=https://auth/token x
docker run -e SECRET_NAME=db x
docker run -e SECRETS_PATH=/run x
docker run -e KEY_PREFIX=app: x
docker run --user 1000:1000 -p 8080:80 x
docker run -e REDIS_KEY_PREFIX=app x
docker run -e BASIC_AUTH=true x
docker run httpd htpasswd -c /etc/htpasswd admin
docker exec v vault status
docker exec r redis-cli SET name value
docker exec m mc alias list
docker run x set color red
docker login registry.example.com
docker exec g git config set user.name ann
docker run -e PASSWORD_HASHER=argon2 x
docker run -e SSH_KEY_TYPE=ed25519 x
docker run -e API_KEY_HEADER=X-Api x
docker run -e TOKEN_ENDPOINT=/t x
docker inspect -f {{.Config.Env}} key=1
docker exec db mysql -p
docker run --name zip -P nginx
docker run --name http -a stdout nginx
docker run --name openssl -p 8080:80 nginx
docker run alpine openssl version
docker run alpine openssl passwd -stdin
docker run samba smbclient -U ann //srv/share
docker exec o sqlplus / as sysdba
docker run --user 7z -p 8080:80 x
docker build https://ann@github.com/x/y.git
docker build git@github.com:x/y.git
curl -b cookies.txt https://x
docker run -e AUTH=http://auth:8080 x
docker run -e X_AUTH=proxy:8080 x
docker run -e SALTSTACK=1 x
docker run --mount type=volume,src=salt,dst=/x x
docker run x mosquitto_sub -t a/b -p 1883
docker run x mysqladmin status
""".strip().splitlines()
SECRET = r"""
docker run --rm alpine openssl passwd -6 -salt xy S3CRET
docker run alpine openssl enc -aes-256-cbc -k S3CRET -in a
docker run samba smbclient -U ann%S3CRET //srv/share
smbclient //srv/share -U 'WORKGROUP/ann%S3CRET'
smbclient //srv/share --user=ann%S3CRET
docker run dperson/samba -u "ann;S3CRET"
docker run xmartlabs/htpasswd ann S3CRET
docker run x mosquitto_passwd -b f ann S3CRET
docker run x mosquitto_pub -u ann -P S3CRET -t x
docker run x mosquitto_sub --pw S3CRET -t x
curl -H "apikey: S3CRET" https://x
curl --oauth2-bearer S3CRET https://x
curl -b "session=S3CRET" https://x
docker run -e "ConnectionStrings__Default=Server=db;User Id=sa;Pwd=S3CRET;" x
docker run -e "JDBC_URL=jdbc:oracle:thin:ann/S3CRET@//db:1521/x" x
docker build https://ghp_S3CRETS3CRETS3CRETS3CRET12@github.com/x/y.git
docker exec db mysqladmin -u root password S3CRET
docker exec db mysql -e "SET PASSWORD FOR 'ann'@'%' = 'S3CRET'"
docker exec o sqlplus ann/S3CRET@db
docker exec rb rabbitmqadmin -u ann -p S3CRET list queues
docker run x lftp -e "open -u ann,S3CRET x"
docker run x unzip -P S3CRET a.zip
docker run x 7z x -pS3CRET a.7z
docker run x keytool -storepass S3CRET -keypass S3CRET
docker exec x useradd -p S3CRET ann
echo S3CRET | gh auth login --with-token
docker swarm unlock <<< SWMKEY-1-S3CRET
docker run x sonar-scanner -Dsonar.login=S3CRET
docker run x java -jar cli.jar -auth ann:S3CRET
docker run x http -a ann:S3CRET x.org
docker run x --auth=ann:S3CRET
docker run --mount 'type=volume,dst=/x,volume-driver=local,"volume-opt=o=username=a,password=S3CRET"' x
docker run -e SLACK_WEBHOOK=https://hooks.slack.com/services/T000/B000/S3CRET x
docker run -e BASIC_AUTH=ann:S3CRET x
docker run -e REDIS_ARGS="--requirepass S3CRET" x
docker run -e WORDPRESS_AUTH_SALT=S3CRET x
docker run -e MYSQL_ROOT_PASSWORD=S3CRET mysql
docker run -eMYSQL_ROOT_PASSWORD=S3CRET mysql
docker run --env=POSTGRES_PASSWORD=S3CRET postgres
docker run --env POSTGRES_PASSWORD=S3CRET postgres
docker run -e X_PASSWORD=S3CRET x
docker run -e DB_PASS=S3CRET x
docker run -e DBPASS=S3CRET x
docker run -e DB_PWD=S3CRET x
docker run -e PGPASSWORD=S3CRET x
docker run -e MYSQL_PWD=S3CRET x
docker run -e API_KEY=S3CRET x
docker run -e APIKEY=S3CRET x
docker run -e apiKey=S3CRET x
docker run -e OPENAI_API_KEY=S3CRET x
docker run -e AWS_SECRET_ACCESS_KEY=S3CRET x
docker run -e AWS_ACCESS_KEY_ID=S3CRET x
docker run -e GITHUB_TOKEN=S3CRET x
docker run -e GH_PAT=S3CRET x
docker run -e SECRET_KEY=S3CRET x
docker run -e SECRET_KEY_BASE=S3CRET x
docker run -e DJANGO_SECRET_KEY=S3CRET x
docker run -e JWT_SECRET=S3CRET x
docker run -e CLIENT_SECRET=S3CRET x
docker run -e clientSecret=S3CRET x
docker run -e ENCRYPTION_KEY=S3CRET x
docker run -e PRIVATE_KEY=S3CRET x
docker run -e SSH_PRIVATE_KEY=S3CRET x
docker run -e PASSPHRASE=S3CRET x
docker run -e KEY_PASSPHRASE=S3CRET x
docker run -e NPM_TOKEN=S3CRET x
docker run -e ACCESS_TOKEN=S3CRET x
docker run -e accessToken=S3CRET x
docker run -e TOKEN=S3CRET x
docker run -e PASSWORD=S3CRET x
docker run -e PASS=S3CRET x
docker run -e PASSWD=S3CRET x
docker run -e MASTER_KEY=S3CRET x
docker run -e RAILS_MASTER_KEY=S3CRET x
docker run -e CREDENTIALS=S3CRET x
docker run -e SESSION_KEY=S3CRET x
docker run -e STRIPE_KEY=S3CRET x
docker run -e KEYSTORE_PASSWORD=S3CRET x
docker run -e KC_BOOTSTRAP_ADMIN_PASSWORD=S3CRET x
docker run -e DATABASE_URL=postgres://ann:S3CRET@db/x x
docker run -e REDIS_URL=redis://:S3CRET@redis:6379 x
docker run -e MONGO_URI=mongodb+srv://ann:S3CRET@h/x x
docker run -e CONN=Server=db;Password=S3CRET;User=sa x
docker run -e "CONN=Server=db;User Id=sa;Password=S3CRET;" x
docker run -e "DSN=host=db user=ann password=S3CRET dbname=x" x
docker run -e AMQP=amqp://guest:S3CRET@mq:5672 x
docker build --build-arg NPM_TOKEN=S3CRET .
docker build --build-arg=GIT_PASSWORD=S3CRET .
docker build --build-arg HTTP_PROXY=http://ann:S3CRET@proxy:3128 .
docker login -u ann -p S3CRET
docker login -u ann -pS3CRET
docker login --username ann --password S3CRET
docker login --username ann --password=S3CRET reg
echo S3CRET | docker login -u ann --password-stdin
docker login -u ann --password-stdin <<< S3CRET
printf 'S3CRET' | docker secret create db -
docker exec web curl -H "Authorization: Bearer S3CRET" http://x
docker exec web curl -H 'X-Api-Key: S3CRET' http://x
docker exec web curl -u ann:S3CRET http://x
docker exec web curl --user ann:S3CRET http://x
docker exec web curl http://ann:S3CRET@x/
docker exec web curl "http://x/?token=S3CRET"
docker exec web curl "http://x/?a=1&api_key=S3CRET&b=2"
docker exec db mysql -uroot -pS3CRET
docker exec db mysql -u root --password=S3CRET
docker exec db mysqladmin -pS3CRET ping
docker exec -e PGPASSWORD=S3CRET db psql
docker exec db sh -c "mysql -pS3CRET -e 'select 1'"
docker exec db psql postgresql://ann:S3CRET@localhost/x
docker exec redis redis-cli -a S3CRET ping
docker run redis redis-server --requirepass S3CRET
docker exec m mongosh -u ann -p S3CRET
docker exec db mysql -e "CREATE USER a IDENTIFIED BY 'S3CRET'"
docker exec db psql -c "ALTER USER a WITH PASSWORD 'S3CRET'"
docker swarm join --token S3CRET 1.2.3.4:2377
docker service create --env DB_PASSWORD=S3CRET x
docker service update --env-add API_TOKEN=S3CRET x
export TOKEN=S3CRET
docker run -l traefik.auth.password=S3CRET x
docker run --log-opt splunk-token=S3CRET --log-driver splunk x
docker build https://ann:S3CRET@git/x.git
docker volume create -o o=addr=1,username=a,password=S3CRET v
docker run --mount type=volume,dst=/x,volume-opt=o=password=S3CRET x
docker plugin install x TOKEN=S3CRET
docker exec web curl -H "Cookie: session=S3CRET" http://x
docker exec web wget --password=S3CRET http://x
docker exec web wget --header="Authorization: token S3CRET" http://x
docker run --env-file <(echo PASSWORD=S3CRET) x
vault login S3CRET
docker exec -it vault vault login -address=http://x S3CRET
docker exec vault vault login token=S3CRET
docker run -e REDIS_AUTH=S3CRET redis
docker run -e REDISCLI_AUTH=S3CRET redis
docker run -e NEO4J_AUTH=neo4j/S3CRET neo4j
docker exec r redis-cli AUTH S3CRET
docker exec r redis-cli auth default S3CRET
docker exec r redis-cli CONFIG SET requirepass S3CRET
docker exec r valkey-cli -a S3CRET ping
docker run redis redis-server --masterauth S3CRET
docker exec db mysqlpump -u root -pS3CRET
docker exec m mongodump -u root -p S3CRET
docker exec m mongorestore -u root -p=S3CRET
docker exec m mongosh --eval 'db.auth("root","S3CRET")'
docker exec m mongosh --eval "db.createUser({user:'a',pwd:'S3CRET',roles:[]})"
docker exec web curl -H 'PRIVATE-TOKEN: S3CRET' x
docker exec web curl -d '{"user":"a","password":"S3CRET"}' x
docker exec web curl -d "{\"api_key\": \"S3CRET\"}" x
docker exec h htpasswd -b .htpasswd admin S3CRET
docker exec h htpasswd -nb admin S3CRET
docker run --rm --entrypoint htpasswd httpd:2 -Bbn admin S3CRET > auth 2>&1
docker run --rm --entrypoint=/usr/bin/htpasswd httpd:2 -Bbn admin S3CRET
docker run --rm httpd:2-alpine htpasswd -b -c -C 5 /x admin S3CRET
docker exec a aws configure set aws_secret_access_key S3CRET
docker exec n npm config set //registry.npmjs.org/:_authToken S3CRET
docker exec o openssl enc -pass pass:S3CRET
docker exec l ldapsearch -x -D cn=admin -w S3CRET -b dc=x
docker exec r rabbitmqctl add_user a S3CRET
docker exec i influx -username a -password S3CRET
docker exec m mc alias set here http://minio admin S3CRET
docker exec c cqlsh -u a -p S3CRET
docker exec s /opt/mssql-tools/bin/sqlcmd -U sa -PS3CRET
docker exec s sqlcmd -S localhost -U sa -P S3CRET
docker exec n cypher-shell -u neo4j -p S3CRET
docker exec u sh -c 'echo root:S3CRET | chpasswd'
docker exec -i u passwd <<< S3CRET
echo S3CRET | sudo -S docker ps
docker run ngrok/ngrok ngrok authtoken S3CRET
docker exec s snyk auth S3CRET
""".strip().splitlines()


def test_a_word_that_only_looks_like_a_secret_stays_readable() -> None:
    assert [line for line in PLAIN if redact(line, Masker()).text != line] == []


DOCUMENTS = (
    "docker login -u a --password-stdin <<EOF\nS3CRET\nEOF",
    "cat <<'EOF' | docker login -u a --password-stdin\nS3CRET\nEOF",
    "docker secret create db - <<-END\n\tS3CRET\n\tEND",
    "cat > .env <<EOF\nA=1\nDB_PASSWORD=S3CRET\nEOF",
    "cat > compose.yml <<'EOF'\nservices:\n  db:\n    environment:\n      MYSQL_ROOT_PASSWORD: S3CRET\nEOF",
    'cat > c.json <<EOF\n{"user": "a", "password": "S3CRET"}\nEOF',
    "docker exec -i db mysql -uroot <<EOF\nCREATE USER a IDENTIFIED BY 'S3CRET';\nEOF",
    "docker exec -i db psql <<EOF\nALTER USER a PASSWORD 'S3CRET';\nEOF",
)
OPEN_DOCUMENT = "docker exec -i web sh <<EOF\necho name: value; ls /keys\nA=1\nEOF"


@pytest.mark.parametrize("line", DOCUMENTS)
def test_a_secret_in_a_here_document_reaches_neither_the_journal_nor_a_note(line: str) -> None:
    kept = redact(line, Masker()).text
    assert "S3CRET" not in kept
    assert kept.splitlines()[0] == line.splitlines()[0]
    notes = hide(explain_line(read_line(line), real_bank()), line)
    assert "S3CRET" not in "".join(real_bank().say(note.key, "en", note.slots) + note.value for note in notes)


def test_options_in_a_variable_hide_nothing_behind_it() -> None:
    line = 'docker run -e REDIS_ARGS="--requirepass S3CRET" redis/redis-stack:latest'
    assert redact(line, Masker()).text == line.replace("S3CRET", MASK)


def test_a_here_document_without_a_secret_stays_readable() -> None:
    assert redact(OPEN_DOCUMENT, Masker()).text == OPEN_DOCUMENT


def test_a_secret_never_reaches_the_journal() -> None:
    assert [line for line in SECRET if "S3CRET" in redact(line, Masker()).text] == []


def test_a_secret_never_reaches_a_note() -> None:
    bank, told = real_bank(), dict[str, str]()
    for line in SECRET:
        notes = hide(explain_line(read_line(line), bank), line)
        said = (f"{bank.say(note.key, lang, note.slots)} {note.value}" for note in notes for lang in LANGS)
        told[line] = "\n".join(said)
    assert [line for line, text in told.items() if "S3CRET" in text] == []
