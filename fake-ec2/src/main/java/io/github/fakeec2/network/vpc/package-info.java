/** VPCs, subnets and DHCP options: how they are made, listed, changed and deleted. */
package io.github.fakeec2.network.vpc;
