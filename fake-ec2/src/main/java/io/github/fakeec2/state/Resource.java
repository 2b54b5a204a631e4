package io.github.fakeec2.state;

/** An entity of the simulation. Entities are immutable; a change puts a new one into its {@link Table}. */
public interface Resource {

    /** The id by which AWS names it, such as {@code i-0123456789abcdef0}. */
    String id();

    /** The state it is in, in AWS's words, for its history; what has no states is {@code available}. */
    default String stateName() {
        return "available";
    }

    /** The name of the Availability Zone that it is in; null for what is in none, or can be in several. */
    default String zone() {
        return null;
    }
}
