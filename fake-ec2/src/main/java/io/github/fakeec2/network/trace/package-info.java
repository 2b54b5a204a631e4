/** The network as packets see it: read out of the tables for the reachability engine. */
package io.github.fakeec2.network.trace;
