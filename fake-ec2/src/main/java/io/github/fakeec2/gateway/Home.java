package io.github.fakeec2.gateway;

/**
 * Whose a cloud is, and where.
 *
 * @param account of calls that name none
 * @param region of calls that name none
 * @param port of the endpoint; 0 for any
 */
public record Home(String account, String region, int port) {
}
