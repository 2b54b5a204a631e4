package io.github.fakeec2.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class whose non-private instance methods each simulate one operation of an AWS service.
 *
 * <p>Such a class has a constructor that takes a {@link Call}; it is made anew for each call. Each method is named
 * and typed as the SDK's synchronous client has it: {@code RunInstancesResponse runInstances(RunInstancesRequest)}.
 * The build connects the methods to the client faces and fails when one of them matches no operation of the SDK.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Simulates {

    /** The service as the SDK's client package spells it, such as {@code ec2}. */
    String service() default "ec2";

    /** The heading of the family in the coverage page, such as {@code Instances}. */
    String family();
}
