/** VPC peering connections: how they are asked for, accepted or not, changed and deleted. */
package io.github.fakeec2.network.peering;
