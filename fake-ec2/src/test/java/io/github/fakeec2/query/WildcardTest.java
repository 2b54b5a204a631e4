package io.github.fakeec2.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "web|web|true", "web|Web|false", "web|web1|false", "\"\"|\"\"|true", "\"\"|x|false", "*|\"\"|true",
        "*|anything|true", "?|\"\"|false", "?|x|true", "?|xy|false", "w?b|web|true", "w*b|wb|true", "w*b|w--b|true",
        "w*b|w--bc|false", "*web*|the web here|true", "a*b*c|aXbXc|true", "a*b*c|aXcXb|false", "**|x|true",
        "*?|\"\"|false", "a*a|a|false", "*a|aaa|true", "*ab|aab|true",
        "\\*|*|true", "\\*|x|false", "\\?|?|true", "\\?|x|false", "a\\*b|a*b|true", "a\\*b|aXb|false",
        "\\\\|\\|true", "\\|\\|true", "*\\*|abc*|true", "*\\*|abc|false", "\\a|a|true", "50\\%*|50%|true"})
    void matchesAsEc2sFiltersDo(String pattern, String text, boolean matches) {
        assertThat(Wildcard.matches(pattern, text)).isEqualTo(matches);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void manyStarsAreNoTrouble() {
        assertThat(Wildcard.matches("*a".repeat(2_000) + "b", "a".repeat(10_000))).isFalse();
        assertThat(Wildcard.matches("a*".repeat(2_000), "a".repeat(10_000))).isTrue();
    }
}
