/**
 * A network at one moment as plain values: what the package above computes on. Nothing in here
 * knows the AWS SDK or the simulation, so a snapshot of a real account can be put together just as well.
 */
package io.github.fakeec2.reachability.model;
