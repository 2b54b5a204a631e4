package io.github.fakeec2.reachability.model;

/** What lets a packet pass, sends it on or drops it: the ground of a hop. */
public sealed interface Rule permits GroupRule, AclEntry, RouteEntry, TransitRoute {
}
