package io.github.fakeec2.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says what a simulated operation does not do that the real one does; the coverage page prints it. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Limits {

    /** One or a few sentences, for users. */
    String value();
}
