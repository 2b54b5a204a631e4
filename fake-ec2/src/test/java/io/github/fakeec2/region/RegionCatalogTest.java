package io.github.fakeec2.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RegionCatalogTest {

    @Test
    void everyCommercialRegionIsListedOnceAndInOrder() {
        assertThat(RegionCatalog.all()).hasSize(34).extracting(RegionFacts::name).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void seventeenRegionsNeedNoOptIn() {
        assertThat(RegionCatalog.all()).filteredOn(region -> !region.optIn()).extracting(RegionFacts::name)
                .containsExactly("ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1",
                        "ap-southeast-2", "ca-central-1", "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2",
                        "eu-west-3", "sa-east-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2");
    }

    @Test
    void northernVirginiaIsDescribedAsAwsDescribesIt() {
        RegionFacts virginia = RegionCatalog.find("us-east-1").orElseThrow();

        assertThat(virginia.location()).isEqualTo("US East (N. Virginia)");
        assertThat(virginia.endpoint()).isEqualTo("ec2.us-east-1.amazonaws.com");
        assertThat(virginia.optInStatus()).isEqualTo("opt-in-not-required");
        assertThat(virginia.networkBorderGroup()).isEqualTo("us-east-1");
        assertThat(virginia.zoneGroupName()).isEqualTo("us-east-1-zg-1");
        assertThat(virginia.zoneGroupLongName()).isEqualTo("US East (N. Virginia) 1");
        assertThat(virginia.zones()).extracting(ZoneFacts::name).containsExactly(
                "us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d", "us-east-1e", "us-east-1f");
        assertThat(virginia.zone("us-east-1a")).contains(new ZoneFacts("us-east-1a", "use1-az6"));
        assertThat(virginia.zoneById("use1-az6")).contains(new ZoneFacts("us-east-1a", "use1-az6"));
    }

    @Test
    void zoneNamesAndIdsAreUniqueAcrossTheCloud() {
        List<ZoneFacts> zones = RegionCatalog.all().stream().flatMap(region -> region.zones().stream()).toList();

        assertThat(zones).extracting(ZoneFacts::name).doesNotHaveDuplicates();
        assertThat(zones).extracting(ZoneFacts::id).doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]{3,4}\\d-az[1-6]"));
    }

    @Test
    void theNumberOfZonesVariesByRegion() {
        assertThat(zonesOf("us-west-1")).isEqualTo(2);
        assertThat(zonesOf("eu-west-1")).isEqualTo(3);
        assertThat(zonesOf("us-west-2")).isEqualTo(4);
        assertThat(zonesOf("ap-northeast-2")).isEqualTo(4);
    }

    @Test
    void aRegionThatNeedsOptingInIsNotOptedIn() {
        assertThat(RegionCatalog.find("af-south-1").orElseThrow().optInStatus()).isEqualTo("not-opted-in");
    }

    @Test
    void regionsOfOtherPartitionsAndTyposAreNotFound() {
        assertThat(RegionCatalog.find("cn-north-1")).isEmpty();
        assertThat(RegionCatalog.find("us-gov-west-1")).isEmpty();
        assertThat(RegionCatalog.find("us-east-9")).isEmpty();
        assertThat(RegionCatalog.find("us-east-")).isEmpty();
        assertThat(RegionCatalog.find("us-east-1 ")).isEmpty();
        assertThat(RegionCatalog.find("")).isEmpty();
    }

    private static int zonesOf(String region) {
        return RegionCatalog.find(region).orElseThrow().zones().size();
    }
}
