package io.github.fakeec2.region;

import java.util.Objects;

/**
 * An Availability Zone.
 *
 * @param name the name, such as {@code us-east-1a}; on AWS it may stand for another place in another account
 * @param id the AZ ID, such as {@code use1-az6}; it names the same place in every account
 */
public record ZoneFacts(String name, String id) {

    public ZoneFacts {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(id, "id");
    }

    /**
     * Whether AWS puts hardly anything new there: {@code use1-az3} lacks nearly every instance type that came after
     * 2017, so that what may be put anywhere had better not be put there.
     */
    public boolean isConstrained() {
        return id.equals("use1-az3");
    }
}
