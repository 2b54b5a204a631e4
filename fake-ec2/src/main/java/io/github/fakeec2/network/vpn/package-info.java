/** Site-to-Site VPN: customer gateways, virtual private gateways and the connections between them. */
package io.github.fakeec2.network.vpn;
