/** Security groups, network ACLs and prefix lists: how they are made, listed, changed and deleted. */
package io.github.fakeec2.network.firewall;
