package io.github.fakeec2.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.time.TimeFlow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What kinds of resources declare of each other. */
class ReferencesTest {

    private record House(String id, String colour, String street, int rooms) implements Resource {

        static final TableType<House> TABLE = TableType.of("house", "house-");
        static final TableType.Index<House> BY_STREET = TABLE.index(House::street);
        static final TableType.Total<House> ROOMS = TABLE.total(House::street, House::rooms);

        House(String id, String colour) {
            this(id, colour, "street-1", 4);
        }
    }

    private record Street(String id) implements Resource {

        static final TableType<Street> TABLE = TableType.of("street", "street-");

        static {
            TABLE.showsWhatNamesIt(House.TABLE, House.BY_STREET);
        }
    }

    private record Tenant(String id, List<String> houses) implements Resource {

        static final TableType<Tenant> TABLE = TableType.of("tenant", "tenant-");

        static {
            TABLE.needs(House.TABLE, Tenant::houses);
            TABLE.shows(House.TABLE, Tenant::houses);
        }
    }

    private final World world = new World(1, Instant.EPOCH, TimeFlow.MANUAL, (made, ground) -> { });
    private final RegionState region = world.region("123456789012", "us-east-1");
    private final Table<House> houses = region.table(House.TABLE);
    private final Table<Tenant> tenants = region.table(Tenant.TABLE);

    ReferencesTest() {
        write(() -> {
            houses.insert(new House("house-1", "red"), Map.of());
            houses.insert(new House("house-2", "red"), Map.of());
            tenants.insert(new Tenant("tenant-1", List.of("house-1")), Map.of());
            tenants.insert(new Tenant("tenant-2", List.of("house-1", "house-2")), Map.of());
        });
    }

    @Test
    void whatStandsOnAResourceIsFoundByItsId() {
        assertThat(region.dependentsOf(House.TABLE, "house-1")).extracting(Row::id)
                .containsExactly("tenant-1", "tenant-2");
        assertThat(region.dependentsOf(House.TABLE, "house-2")).extracting(Row::id).containsExactly("tenant-2");
        assertThat(region.dependentsOf(House.TABLE, "house-3")).isEmpty();
        assertThat(region.dependentsOf(Tenant.TABLE, "house-1")).isEmpty();
    }

    @Test
    void aViewIsThrownAwayWhenWhatItShowsChanges() {
        assertThat(colours("tenant-1")).isEqualTo("red");

        write(() -> houses.update(new House("house-1", "blue")));

        assertThat(colours("tenant-1")).isEqualTo("blue");
        assertThat(colours("tenant-2")).isEqualTo("blue red");
    }

    @Test
    void aViewIsThrownAwayWhenAChangeIsTakenBack() {
        world.journal().begin(new Cause("test", Instant.EPOCH, null));
        houses.update(new House("house-2", "green"));
        assertThat(colours("tenant-2")).isEqualTo("red green");
        world.journal().rollback();

        assertThat(colours("tenant-2")).isEqualTo("red red");
    }

    @Test
    void aViewIsThrownAwayWhenWhatNamesItChangesComesOrGoes() {
        Table<Street> streets = region.table(Street.TABLE);
        write(() -> streets.insert(new Street("street-1"), Map.of()));
        assertThat(coloursIn(streets)).isEqualTo("red red");

        write(() -> houses.update(new House("house-1", "blue")));
        assertThat(coloursIn(streets)).isEqualTo("blue red");
        write(() -> houses.update(new House("house-1", "blue", "street-2", 4)));
        assertThat(coloursIn(streets)).isEqualTo("red");
        write(() -> houses.delete("house-2"));
        assertThat(coloursIn(streets)).isEmpty();
    }

    private String coloursIn(Table<Street> streets) {
        return streets.find("street-1").view(() -> String.join(" ",
                houses.by(House.BY_STREET, "street-1").stream().map(row -> row.value().colour()).toList()));
    }

    @Test
    void totalsFollowEveryChangeAndEveryRollback() {
        assertThat(rooms()).isEqualTo("8 0");
        write(() -> houses.update(new House("house-1", "red", "street-2", 7)));
        assertThat(rooms()).isEqualTo("4 7");
        world.journal().begin(new Cause("test", Instant.EPOCH, null));
        houses.delete("house-1");
        assertThat(rooms()).isEqualTo("4 0");
        world.journal().rollback();

        assertThat(rooms()).isEqualTo("4 7");
    }

    private String rooms() {
        return houses.total(House.ROOMS, "street-1") + " " + houses.total(House.ROOMS, "street-2");
    }

    @Test
    void whatFollowsFromTheStateIsMadeAnewOnlyAfterAChange() {
        String first = derived();

        assertThat(derived()).isSameAs(first);
        write(() -> houses.delete("house-2"));
        assertThat(derived()).isNotSameAs(first).isEqualTo("1 houses");
    }

    private String derived() {
        return world.derived(String.class, regions -> houses.size() + " houses");
    }

    private String colours(String tenant) {
        Row<Tenant> row = tenants.find(tenant);
        return row.view(() -> String.join(" ", row.value().houses().stream()
                .map(id -> houses.value(id).colour()).toList()));
    }

    private void write(Runnable change) {
        world.journal().transact(new Cause("test", Instant.EPOCH, null), () -> {
            change.run();
            return null;
        });
    }
}
