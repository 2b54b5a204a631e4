package io.github.fakeec2.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;

/** CBOR that others wrote. What the library writes itself is read in {@link RoundTripTest}. */
class CborTest {

    /** The examples of RFC 8949, appendix A, which have a meaning in Smithy's protocol. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "00 | 0", "01 | 1", "0a | 10", "17 | 23", "1818 | 24", "1819 | 25", "1864 | 100", "1903e8 | 1000",
            "1a000f4240 | 1000000", "1b000000e8d4a51000 | 1000000000000", "1bffffffffffffffff | 18446744073709551615",
            "c249010000000000000000 | 18446744073709551616", "3bffffffffffffffff | -18446744073709551616",
            "c349010000000000000000 | -18446744073709551617", "20 | -1", "29 | -10", "3863 | -100", "3903e7 | -1000",
            "f90000 | 0.0", "f98000 | -0.0", "f93c00 | 1.0", "fb3ff199999999999a | 1.1", "f93e00 | 1.5",
            "f97bff | 65504.0", "fa47c35000 | 100000.0", "fa7f7fffff | 3.4028234663852886E38",
            "fb7e37e43c8800759c | 1.0E300", "f90400 | 6.103515625E-5", "f9c400 | -4.0",
            "fbc010666666666666 | -4.1", "f97c00 | Infinity", "f97e00 | NaN", "f9fc00 | -Infinity",
            "fa7f800000 | Infinity", "fa7fc00000 | NaN", "fb7ff0000000000000 | Infinity", "f4 | false", "f5 | true",
            "f6 | null", "f7 | null", "c11a514b67b0 | 2013-03-21T20:04:00Z",
            "c1fb41d452d9ec200000 | 2013-03-21T20:04:00.500Z", "c48221196ab3 | 273.15",
            "6449455446 | IETF", "62225c | \"\\", "62c3bc | \u00fc", "63e6b0b4 | \u6c34", "64f0908591 | \ud800\udd51",
            "7f657374726561646d696e67ff | streaming", "83010203 | [1, 2, 3]", "8301820203820405 | [1, [2, 3], [4, 5]]",
            "9f018202039f0405ffff | [1, [2, 3], [4, 5]]", "9fff | []", "a26161016162820203 | {a=1, b=[2, 3]}",
            "bf61610161629f0203ffff | {a=1, b=[2, 3]}", "bf6346756ef563416d7421ff | {Fun=true, Amt=-2}",
            "98190102030405060708090a0b0c0d0e0f101112131415161718181819 | [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, "
                    + "14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25]"})
    void theExamplesOfTheStandardAreRead(String hex, String value) {
        assertThat(String.valueOf(read("a16176" + hex).get("v"))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"40, ''", "4401020304, 01020304", "5f42010243030405ff, 0102030405"})
    void bytesOfTheStandardAreRead(String hex, String value) {
        assertThat((byte[]) read("a16176" + hex).get("v")).isEqualTo(HexFormat.of().parseHex(value));
    }

    @Test
    @Tag("sdk-of-the-build")
    void whatBotocoreWritesIsRead() {
        PutMetricDataRequest.Builder put = PutMetricDataRequest.builder();
        TreeReader.fill(put, read("a2694e616d65737061636578304d792f4e616d65207370616365206f66206d6f7265207468616e207477"
                + "656e74792d746872656520627974657320c4b06a4d65747269634461746182a56a4d65747269634e616d65616d6a44696d65"
                + "6e73696f6e7381a2644e616d6561646556616c756561766954696d657374616d70c11a695668c86556616c7565fb3ff80000"
                + "000000007153746f726167655265736f6c7574696f6e183ca36a4d65747269634e616d65616e6656616c75657384fb000000"
                + "0000000000fbbff4000000000000fb54b249ad2594c37dfb400800000000000066436f756e747384fb3ff0000000000000fb"
                + "4000000000000000fb4008000000000000fb40f86a0000000000"));
        assertThat(put.build()).isEqualTo(PutMetricDataRequest.builder()
                .namespace("My/Name space of more than twenty-three bytes \u0130").metricData(
                        one -> one.metricName("m").dimensions(d -> d.name("d").value("v")).value(1.5)
                                .timestamp(Instant.parse("2026-01-01T12:30:00Z")).storageResolution(60),
                        two -> two.metricName("n").values(0.0, -1.25, 1e100, 3.0).counts(1.0, 2.0, 3.0, 100000.0))
                .build());

        GetMetricDataRequest.Builder get = GetMetricDataRequest.builder();
        TreeReader.fill(get, read("a4714d6574726963446174615175657269657381a462496461716a52657475726e44617461f466506572"
                + "696f6419012c6a4d657472696353746174a3664d6574726963a2694e616d657370616365674157532f45"
                + "43326a4d65747269634e616d656e4350555574696c697a6174696f6e66506572696f641a000111706453"
                + "746174674176657261676569537461727454696d65c11a6955b90067456e6454696d65c11a69570a806d"
                + "4d617844617461706f696e74731a000186a0"));
        assertThat(get.build()).isEqualTo(GetMetricDataRequest.builder().metricDataQueries(q -> q.id("q")
                .returnData(false).period(300).metricStat(m -> m.period(70000).stat("Average").metric(
                        metric -> metric.namespace("AWS/EC2").metricName("CPUUtilization"))))
                .startTime(Instant.parse("2026-01-01T00:00:00Z")).endTime(Instant.parse("2026-01-02T00:00:00Z"))
                .maxDatapoints(100000).build());
    }

    @Test
    void aTagThatSaysNothingIsPassedOver() {
        assertThat(read("a16176d9d9f783010203").get("v")).isEqualTo(
                List.of(BigDecimal.ONE, BigDecimal.valueOf(2), BigDecimal.valueOf(3)));
    }

    private static Map<?, ?> read(String hex) {
        return CborReader.read(HexFormat.of().parseHex(hex));
    }
}
