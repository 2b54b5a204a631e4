/** Route tables and the gateways that routes lead to: how they are made, listed, changed and deleted. */
package io.github.fakeec2.network.routing;
