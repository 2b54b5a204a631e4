/**
 * VPCs and what is in them: subnets, interfaces and their addresses, security groups, routes, gateways, ACLs. Entities
 * are public, for the families that build on the network; how they are listed and changed is not.
 */
package io.github.fakeec2.network;
