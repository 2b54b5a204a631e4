package io.github.fakeec2.inside;

import io.github.fakeec2.compute.InstanceState;

/** The serial console of an instance: prints as programs on the machine would, and shows all that was printed. */
public final class SimulatedConsole {

    private final Inside inside;

    SimulatedConsole(Inside inside) {
        this.inside = inside;
    }

    /**
     * Prints a text.
     *
     * @throws IllegalStateException if the instance is not up: running, or on its way down
     */
    public void print(String text) {
        String printed = String.valueOf(text);
        inside.change("console output", (call, row) -> {
            InstanceState state = row.value().state();
            if (state != InstanceState.RUNNING && state != InstanceState.STOPPING
                    && state != InstanceState.SHUTTING_DOWN) {
                throw new IllegalStateException(row.id() + " is " + row.value().stateName()
                        + ": nothing on it prints anything");
            }
            ConsoleLog.print(call, row.id(), printed);
        });
    }

    /** Prints a text and ends the line; otherwise as {@link #print}. */
    public void println(String line) {
        print(line + "\r\n");
    }

    /** All that was printed so far, boots and shutdowns included, whether GetConsoleOutput has it yet or not. */
    public String text() {
        return inside.read((call, row) -> Console.of(call, row).text());
    }
}
