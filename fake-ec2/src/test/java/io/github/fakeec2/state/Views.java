package io.github.fakeec2.state;

/** Lets a test throw away what rows have cached. */
public final class Views {

    private Views() {
    }

    /** Makes every row of a world build its view anew when it is next shown. */
    public static void forget(World world) {
        for (RegionState region : world.regions()) {
            for (Table<?> table : region.tables()) {
                table.all().forEach(Row::forgetView);
            }
        }
    }
}
