"""What a line made is what is new and what it can have made; another's things are never taken for ours."""

from __future__ import annotations

import pytest

from tutor import language
from tutor.bank import load
from tutor.language import Surroundings
from tutor.lessons.made import PROJECT, STACK, Item, Key, kinds, made

BANK = load()
HASH = "ab" * 32


def container(name: str, image: str = "busybox", created: float = 5, volumes: tuple[str, ...] = ()) -> Item:
    return Item("container", name, f"id-{name}", created, {}, image, volumes)


def image(name: str, number: str = "") -> Item:
    return Item("image", name, number or f"sha-{name}")


def volume(name: str, **labels: str) -> Item:
    return Item("volume", name, name, 5, labels)


def after(
    line: str,
    *new: Item,
    there: tuple[Item, ...] = (),
    own: tuple[Key, ...] = (),
    bases: tuple[str, ...] = (),
) -> list[str]:
    """Give what a line made, as `kind name`, with `new` on the daemon after it and `there` before it too."""
    commands = language.read(line, BANK, Surroundings()).invocations
    before = {item.key for item in there}
    return [f"{kind} {name}" for kind, name, _ in made(before, (*there, *new), commands, own, bases)]


def test_a_run_makes_its_container_its_volumes_and_the_image_it_pulled() -> None:
    new = (
        container("web", "nginx", volumes=("data", HASH)),
        image("nginx:latest"),
        volume("data"),
        volume(HASH),
    )
    found = after("docker run -d --name web -v data:/data nginx", *new)
    assert found == ["container web", "image nginx:latest", "volume data", f"volume {HASH}"]


def test_a_build_makes_the_images_it_begins_with_but_no_others() -> None:
    new = (image("page:latest"), image("nginx:latest"), image("theirs:latest"))
    found = after("docker build -t page .", *new, bases=("nginx:latest",))
    assert found == ["image page:latest", "image nginx:latest"]


def test_what_was_there_is_not_made() -> None:
    there = (image("nginx:latest"), volume("data"))
    assert after("docker run --name web -v data:/d nginx", container("web", "nginx"), there=there) == [
        "container web"
    ]


def test_another_ones_container_of_that_moment_is_not_ours() -> None:
    others = container("theirs", "postgres", volumes=("c" * 64,))
    new = (container("web"), others, volume("c" * 64), image("postgres:latest"), volume("theirs"))
    assert after("docker run --name web busybox", *new) == ["container web"]


def test_without_a_name_the_first_of_the_image_is_ours() -> None:
    new = (container("later", created=9), container("first", created=5))
    assert after("docker run busybox", *new) == ["container first"]


@pytest.mark.parametrize(
    "line", ["docker ps", "docker logs -f web", "docker exec -it web sh", "docker start web"]
)
def test_most_commands_make_nothing_and_nothing_is_listed_for_them(line: str) -> None:
    assert not kinds(language.read(line, BANK, Surroundings()).invocations)
    assert not after(line, container("theirs"), image("theirs:latest"))


@pytest.mark.parametrize(
    ("line", "new"),
    [
        ("docker pull localhost:5000/me/app:2", "localhost:5000/me/app:2"),
        ("docker tag busybox me/app", "me/app:latest"),
        ("docker build -t me/app:1 .", "me/app:1"),
        ("docker build .", ""),
        ("docker commit web me/app", "me/app:latest"),
        ("docker load -i file.tar", "any:1"),
        ("docker pull -a debian", "debian:12"),
    ],
)
def test_commands_about_images_make_those_they_name(line: str, new: str) -> None:
    there = (image("debian:latest"),) if "-a" in line else ()
    assert after(line, image(new), there=there) == [f"image {new}"]


def test_a_pull_does_not_make_what_another_one_pulls() -> None:
    assert after("docker pull busybox", image("busybox:latest"), image("postgres:16")) == [
        "image busybox:latest"
    ]


def test_an_image_of_the_learner_that_is_built_anew_stays_theirs() -> None:
    assert not after("docker build -t app .", image("app:latest", "new"), there=(image("app:latest", "old"),))


def test_an_image_of_the_lesson_that_is_built_anew_is_made_again() -> None:
    there, own = (image("app:latest", "old"),), (("image", "app:latest", "old"),)
    assert after("docker build -t app .", image("app:latest", "new"), there=there, own=own) == [
        "image app:latest"
    ]


def test_a_volume_of_a_container_of_the_lesson_that_is_gone_again_is_ours() -> None:
    assert after("docker run --rm -v data:/d busybox touch /d/x", volume("data")) == ["volume data"]


def test_a_project_or_a_stack_is_ours_only_if_nothing_of_it_was_there() -> None:
    ours = Item("container", "shop-web-1", "1", 5, {PROJECT: "shop"})
    assert after("docker compose up -d", ours) == ["project shop"]
    theirs = Item("volume", "shop_data", "shop_data", 1, {PROJECT: "shop"})
    assert not after("docker compose up -d", ours, there=(theirs,))
    stack = Item("service", "shop_web", "s1", 5, {STACK: "shop"})
    assert after("docker stack deploy -c f.yml shop", stack) == ["stack shop"]
    assert not after("docker stack deploy -c f.yml other", stack)


def test_beginning_a_swarm_makes_the_membership_and_the_bridge_it_needs_later() -> None:
    new = (Item("swarm", "n1", "n1"), Item("network", "ingress", "i"))
    assert after("docker swarm init", *new) == ["network docker_gwbridge", "swarm n1"]
    assert not after("docker swarm init", there=new)
    assert after("docker swarm init", *new, there=(Item("network", "docker_gwbridge", "g"),)) == ["swarm n1"]


def test_a_volume_that_the_tasks_of_a_service_will_make_is_known_by_its_name() -> None:
    line = (
        "docker service create --name web --mount source=data,target=/d --mount type=bind,src=/x,dst=/y nginx"
    )
    assert after(line, Item("service", "web", "s", 5)) == ["service web", "volume data"]
    assert after(line, Item("service", "web", "s", 5), there=(volume("data"),)) == ["service web"]


def test_services_secrets_and_contexts_are_known_by_their_names() -> None:
    service = Item("service", "web", "s", 5)
    other = Item("service", "theirs", "t", 1)
    assert after("docker service create --name web nginx", service, other) == ["service web"]
    assert after("docker secret create key f", Item("secret", "key", "k"), Item("secret", "b", "b")) == [
        "secret key"
    ]
    assert after("docker context create far", Item("context", "far", "far")) == ["context far"]


def test_a_lesson_that_chooses_a_context_goes_back_to_the_one_from_before() -> None:
    was, far = Item("choice", "default", "default"), Item("choice", "far", "far")
    assert after("docker context use far", far, there=(was,)) == ["choice default"]
    assert after("docker context use default", there=(was,)) == []
    first = [("choice", "mine", "mine")]
    assert after("docker context use far", far, there=(was,), own=tuple(first)) == []


def test_a_volume_without_a_name_of_a_container_of_the_project_is_ours() -> None:
    ours = Item("container", "shop-web-1", "1", 5, {PROJECT: "shop"}, volumes=("a" * 64,))
    theirs = Item("container", "blog-web-1", "2", 4, {PROJECT: "blog"}, volumes=("b" * 64,))
    there = (Item("network", "blog_default", "n", 1, {PROJECT: "blog"}),)
    new = (ours, theirs, volume("a" * 64), volume("b" * 64))
    assert after("docker compose up -d", *new, there=there) == ["project shop", f"volume {'a' * 64}"]
