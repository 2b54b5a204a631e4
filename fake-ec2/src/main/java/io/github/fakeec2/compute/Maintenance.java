package io.github.fakeec2.compute;

/**
 * What EC2 does to an instance whose host fails or is to be maintained.
 *
 * @param autoRecovery default or disabled
 * @param rebootMigration default or disabled
 */
public record Maintenance(String autoRecovery, String rebootMigration) {

    /** What an instance has whose launch asked for nothing else. */
    public static final Maintenance DEFAULT = new Maintenance("default", "default");
}
