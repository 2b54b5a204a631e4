package io.github.fakeec2.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewerSdkTest {

    private final List<String> builder = new ArrayList<>();

    @Test
    void aMemberThatTheSdkHasIsSet() {
        NewerSdk.<List<String>>member("Test.there", view -> view.add("set")).accept(builder);

        assertThat(builder).containsExactly("set");
    }

    @ParameterizedTest
    @ValueSource(classes = {NoSuchMethodError.class, NoSuchFieldError.class, NoClassDefFoundError.class})
    void aMemberThatTheSdkLacksIsLeftOutAndNotTriedAgain(Class<? extends LinkageError> error) {
        var attempts = new AtomicInteger();
        Consumer<List<String>> setter = view -> {
            attempts.incrementAndGet();
            fail(error);
        };

        NewerSdk.member("Test.lacks" + error.getSimpleName(), setter).accept(builder);
        NewerSdk.member("Test.lacks" + error.getSimpleName(), setter).accept(builder);

        assertThat(attempts).hasValue(1);
    }

    @Test
    void aMissingMemberDoesNotCostAnother() {
        NewerSdk.member("Test.missing", view -> fail(NoSuchMethodError.class)).accept(builder);
        NewerSdk.<List<String>>member("Test.other", view -> view.add("set")).accept(builder);

        assertThat(builder).containsExactly("set");
    }

    @Test
    void whatElseGoesWrongIsNotHidden() {
        Consumer<List<String>> broken = NewerSdk.member("Test.broken", view -> fail(ExceptionInInitializerError.class));

        assertThatThrownBy(() -> broken.accept(builder)).isInstanceOf(ExceptionInInitializerError.class);
        assertThatThrownBy(() -> broken.accept(builder)).isInstanceOf(ExceptionInInitializerError.class);
    }

    private static void fail(Class<? extends LinkageError> error) {
        try {
            throw error.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
