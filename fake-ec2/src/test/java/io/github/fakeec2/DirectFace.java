package io.github.fakeec2;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** A test of something that does not go over a wire, so that {@link AnotherDoor} leaves it out. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Tag("direct-face")
public @interface DirectFace {

    /** Why not. */
    String value();
}
