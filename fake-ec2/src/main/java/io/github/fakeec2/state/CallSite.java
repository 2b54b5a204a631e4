package io.github.fakeec2.state;

/** The line of the user's code that made a call: kept as the walker found it, spelled out when somebody reads it. */
public final class CallSite {

    private final StackWalker.StackFrame frame;

    /** A call site at a frame of the stack. */
    public CallSite(StackWalker.StackFrame frame) {
        this.frame = frame;
    }

    /** The frame, for IDEs and further analysis. */
    public StackTraceElement frame() {
        return frame.toStackTraceElement();
    }

    /** As failure messages show it: {@code OrdersTest.java:42}. */
    @Override
    public String toString() {
        StackTraceElement element = frame();
        return (element.getFileName() == null ? element.getClassName() : element.getFileName())
                + ":" + element.getLineNumber();
    }
}
