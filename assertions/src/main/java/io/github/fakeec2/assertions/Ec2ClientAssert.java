package io.github.fakeec2.assertions;

import java.time.Duration;

/** Assertions on what a client of EC2 can see, whatever cloud is behind it. */
public class Ec2ClientAssert extends AbstractCloudAssert<Ec2ClientAssert> {

    Ec2ClientAssert(Scope scope) {
        super(scope);
    }

    @Override
    public Ec2ClientAssert within(Duration duration) {
        return navigate(new Ec2ClientAssert(scope().within(duration)));
    }
}
