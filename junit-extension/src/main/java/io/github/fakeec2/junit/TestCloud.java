package io.github.fakeec2.junit;

import io.github.fakeec2.FakeCloud;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The cloud of one test method and the fields that show it. The store of the method's context closes it, from JUnit
 * 5.13 on; before, the cloud is forgotten unclosed, which costs nothing, as it holds no more than memory.
 */
final class TestCloud implements AutoCloseable {

    private final FakeCloud cloud;
    private final boolean intercepts;
    private final List<InjectedField> fields = new ArrayList<>();
    private Turn turn;

    /** @param intercepts whether all SDK clients reach the cloud while the test runs */
    TestCloud(FakeCloud cloud, boolean intercepts) {
        this.cloud = cloud;
        this.intercepts = intercepts;
    }

    FakeCloud cloud() {
        return cloud;
    }

    void fillFields(ExtensionContext context) {
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            for (InjectedField field : InjectedField.emptyOnes(instance)) {
                SharedInstances.refuse(field, context);
                field.set(cloud);
                fields.add(field);
            }
        }
    }

    /** A shared test instance must not show the cloud of an earlier method to the next one. */
    void emptyFields() {
        fields.forEach(InjectedField::reset);
        fields.clear();
    }

    void beginInterception() {
        if (intercepts && turn == null) {
            turn = Turn.await(cloud);
        }
    }

    void endInterception() {
        if (turn != null) {
            turn.end();
        }
    }

    @Override
    public void close() {
        endInterception();
        cloud.close();
    }
}
