/** VPC endpoints, endpoint services and what is between them: how they are made, listed, changed and deleted. */
package io.github.fakeec2.network.endpoint;
