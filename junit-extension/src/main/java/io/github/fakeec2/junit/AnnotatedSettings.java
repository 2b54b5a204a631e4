package io.github.fakeec2.junit;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.time.TimeFlow;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The annotation that counts for a test, and the cloud that it describes. */
record AnnotatedSettings(WithFakeCloud annotation, AnnotatedElement element) {

    private static final String DEFAULT_STEP = "PT1S";
    private static final double DEFAULT_FACTOR = 1;
    private static final Map<String, String> ISO_EXAMPLES = Map.of(
            "startTime", "2026-01-01T00:00:00Z",
            "timeStep", "PT1S");

    /** The annotation on the method, else on its class, else on the enclosing classes, from the inside out. */
    static Optional<AnnotatedSettings> nearest(ExtensionContext method) {
        for (ExtensionContext context = method; context != null; context = context.getParent().orElse(null)) {
            var annotation = AnnotationSupport.findAnnotation(context.getElement(), WithFakeCloud.class);
            if (annotation.isPresent()) {
                return Optional.of(new AnnotatedSettings(annotation.get(), context.getElement().orElseThrow()));
            }
        }
        return Optional.empty();
    }

    /**
     * Makes the cloud.
     *
     * @throws ExtensionConfigurationException if an attribute is not valid
     */
    TestCloud build() {
        FakeCloud.Builder builder = FakeCloud.builder()
                .seed(annotation.seed())
                .acceptAnyImage(annotation.acceptAnyImage())
                .recordReadCallers(annotation.recordReadCallers());
        valid("region", annotation.region(), () -> builder.region(annotation.region()));
        valid("account", annotation.account(), () -> builder.account(annotation.account()));
        valid("startTime", annotation.startTime(), () -> builder.startTime(Instant.parse(annotation.startTime())));
        return new TestCloud(builder.time(flow()).build(), annotation.interceptSdkClients());
    }

    /** Where the annotation counts, for messages. */
    String place() {
        if (element instanceof Method method) {
            return method.getDeclaringClass().getSimpleName() + "." + method.getName() + "()";
        }
        return element instanceof Class<?> type ? type.getSimpleName() : element.toString();
    }

    private TimeFlow flow() {
        TimeFlow.Mode mode = annotation.time();
        String step = annotation.timeStep();
        double factor = annotation.timeFactor();
        if (mode != TimeFlow.Mode.STEPPED && !step.equals(DEFAULT_STEP)) {
            throw invalid("timeStep", step, "a step needs time = STEPPED", null);
        }
        if (mode != TimeFlow.Mode.REAL && factor != DEFAULT_FACTOR) {
            throw invalid("timeFactor", factor, "a factor needs time = REAL", null);
        }
        return switch (mode) {
            case SETTLED -> TimeFlow.SETTLED;
            case MANUAL -> TimeFlow.MANUAL;
            case STEPPED -> valid("timeStep", step, () -> TimeFlow.stepped(Duration.parse(step)));
            case REAL -> valid("timeFactor", factor, () -> TimeFlow.real(factor));
        };
    }

    private <T> T valid(String attribute, Object value, Supplier<T> use) {
        try {
            return use.get();
        } catch (DateTimeException notIso) {
            throw invalid(attribute, value, notIso.getMessage() + ", write it as in " + ISO_EXAMPLES.get(attribute),
                    notIso);
        } catch (IllegalArgumentException refused) {
            throw invalid(attribute, value, refused.getMessage(), refused);
        }
    }

    private ExtensionConfigurationException invalid(String attribute, Object value, String reason, Exception cause) {
        String quoted = value instanceof String ? '"' + value.toString() + '"' : value.toString();
        return new ExtensionConfigurationException(
                "@WithFakeCloud(" + attribute + " = " + quoted + ") on " + place() + ": " + reason, cause);
    }
}
