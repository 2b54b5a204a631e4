package io.github.fakeec2.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of creation behaves like a sorted map, whatever comes and goes. */
class InOrderTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void itBehavesLikeASortedMap(long seed) {
        SeededRandom random = new SeededRandom(seed);
        InOrder<String> tested = new InOrder<>();
        TreeMap<Long, String> model = new TreeMap<>();
        for (int step = 0; step < 2_000; step++) {
            long number = 1 + random.nextInt(300);
            boolean isThere = model.containsKey(number);
            if (isThere) {
                tested.remove(number);
                model.remove(number);
            } else {
                long fresh = random.nextInt(3) == 0 ? number : 1_000 + step; // mostly at the end, as in a table
                if (model.putIfAbsent(fresh, "v" + fresh) == null) {
                    tested.put(fresh, "v" + fresh);
                }
            }
            if (random.nextInt(4) == 0 && !model.isEmpty()) {
                long first = model.firstKey();
                tested.remove(first);
                model.remove(first);
            }
            long from = random.nextInt(3_000);
            assertThat(tested.size()).isEqualTo(model.size());
            assertThat(listFrom(tested, 0)).isEqualTo(new ArrayList<>(model.values()));
            assertThat(listFrom(tested, from)).isEqualTo(new ArrayList<>(model.tailMap(from, true).values()));
            assertThat(tested.sizeFrom(from)).isEqualTo(model.tailMap(from, true).size());
        }
    }

    private static List<String> listFrom(InOrder<String> tested, long number) {
        List<String> list = new ArrayList<>();
        tested.from(number).forEachRemaining(list::add);
        return list;
    }
}
