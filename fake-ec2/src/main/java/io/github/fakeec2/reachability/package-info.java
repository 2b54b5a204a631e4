/**
 * Who can talk to whom: pure functions over a {@link io.github.fakeec2.reachability.model network at one moment}.
 *
 * <p>{@link io.github.fakeec2.reachability.Reachability} answers a {@link io.github.fakeec2.reachability.Flow} with a
 * {@link io.github.fakeec2.reachability.Verdict}. Inside, a {@code Journey} carries a packet from place to place, and
 * each kind of place has its rules in a class of its own: {@code SecurityGroups}, {@code Acls}, {@code Routes},
 * {@code InternetGateways}, {@code NatGateways} and so on. They report to a {@code Trace}, which writes hops down or
 * does nothing; so asking for the explanation can never give another answer than asking for the bare fact.
 *
 * <p>Link-local addresses (instance metadata, the time service) and the resolver at the base of each VPC are left out:
 * they are reachable from every instance, and neither groups nor ACLs filter them. So are listeners and targets of
 * load balancers, DNS64 with NAT64, carrier gateways and VPC Block Public Access.
 */
package io.github.fakeec2.reachability;
