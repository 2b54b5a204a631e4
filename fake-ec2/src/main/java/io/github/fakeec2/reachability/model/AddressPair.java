package io.github.fakeec2.reachability.model;

import io.github.fakeec2.ip.IpAddress;

/**
 * A private IPv4 address of an interface, and the public one that the internet gateway puts in its place.
 *
 * @param publicAddress an Elastic IP or an automatic public address, or null
 */
public record AddressPair(IpAddress privateAddress, IpAddress publicAddress) {
}
