package io.github.fakeec2.inside;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Gateway;
import io.github.fakeec2.state.Row;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** The inside of an instance: what code that runs on it has, in whatever account and region the instance is. */
public final class Inside {

    private final Gateway gateway;
    private final String account;
    private final String region;
    private final String id;

    /** The inside of an instance that exists. */
    public Inside(Gateway gateway, String account, String region, String id) {
        this.gateway = gateway;
        this.account = account;
        this.region = region;
        this.id = id;
    }

    /** The disk of a device name; see {@link SimulatedDisk}. */
    public SimulatedDisk disk(String device) {
        return new SimulatedDisk(this, device);
    }

    /** The serial console. */
    public SimulatedConsole console() {
        return new SimulatedConsole(this);
    }

    /** The metadata service as code on the instance reaches it. */
    public MetadataService metadata() {
        return new MetadataService(this, 1);
    }

    String id() {
        return id;
    }

    /** Reads something as part of one look. */
    <R> R read(BiFunction<Call, Row<Instance>, R> reader) {
        Answer<R> answer = new Answer<>(reader);
        change("look from the inside", answer);
        return answer.value;
    }

    /** Changes something as one transaction. */
    void change(String what, BiConsumer<Call, Row<Instance>> effect) {
        gateway.time().beforeLook();
        gateway.change(account, region, what, call -> {
            Row<Instance> row = call.table(Instance.TABLE).find(id);
            if (row == null) {
                throw new IllegalStateException(id + " no longer exists");
            }
            effect.accept(call, row);
        });
    }

    private static final class Answer<R> implements BiConsumer<Call, Row<Instance>> {

        private final BiFunction<Call, Row<Instance>, R> reader;
        private R value;

        Answer(BiFunction<Call, Row<Instance>, R> reader) {
            this.reader = reader;
        }

        @Override
        public void accept(Call call, Row<Instance> row) {
            value = reader.apply(call, row);
        }
    }
}
