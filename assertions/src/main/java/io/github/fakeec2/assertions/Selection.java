package io.github.fakeec2.assertions;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which of all resources or calls are meant, and how to say so. */
record Selection<T>(List<String> words, Predicate<T> condition) {

    static <T> Selection<T> everything() {
        return new Selection<>(List.of(), thing -> true);
    }

    Selection<T> and(String word, Predicate<? super T> further) {
        return new Selection<>(Stream.concat(words.stream(), Stream.of(word)).toList(), condition.and(further));
    }

    List<T> from(List<T> all) {
        return all.stream().filter(condition).toList();
    }

    /** Such as {@code "instances tagged fleet=web, in zone us-east-1a"}. */
    String of(String plural) {
        return words.isEmpty() ? plural : plural + " " + String.join(", ", words);
    }
}
