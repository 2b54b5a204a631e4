package io.github.fakeec2.reservation;

/**
 * What must be equal of an instance and of the Capacity Reservation that it runs in (EC2 user guide, "Instance matching
 * criteria").
 *
 * @param type the instance type
 * @param platform the operating system, such as {@code Linux/UNIX}: an instance's platform details
 * @param zone the zone's name
 * @param tenancy default or dedicated
 */
public record CapacityNeed(String type, String platform, String zone, String tenancy) {
}
