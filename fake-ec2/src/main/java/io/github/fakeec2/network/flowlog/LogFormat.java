package io.github.fakeec2.network.flowlog;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.network.flowlog.LogField.Sight;
import java.util.ArrayList;
import java.util.List;

/**
 * Which fields the records of a flow log have, in which order (VPC user guide, "Flow log records").
 *
 * @param text as the request has it: {@code ${srcaddr} ${dstaddr}}
 */
record LogFormat(String text, List<LogField> fields) {

    /** All fields of version 2. */
    private static final String DEFAULT = "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} "
            + "${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}";

    /** All fields of version 6 (transit gateway guide, "Transit Gateway Flow Log records"). */
    private static final String DEFAULT_OF_TRANSIT_GATEWAY = "${version} ${resource-type} ${account-id} ${tgw-id} "
            + "${tgw-attachment-id} ${tgw-src-vpc-account-id} ${tgw-dst-vpc-account-id} ${tgw-src-vpc-id} "
            + "${tgw-dst-vpc-id} ${tgw-src-subnet-id} ${tgw-dst-subnet-id} ${tgw-src-eni} ${tgw-dst-eni} "
            + "${tgw-src-az-id} ${tgw-dst-az-id} ${tgw-pair-attachment-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} "
            + "${protocol} ${packets} ${bytes} ${start} ${end} ${log-status} ${type} ${packets-lost-no-route} "
            + "${packets-lost-blackhole} ${packets-lost-mtu-exceeded} ${packets-lost-ttl-expired} ${tcp-flags} "
            + "${region} ${flow-direction} ${pkt-src-aws-service} ${pkt-dst-aws-service}";

    /**
     * The format that a request asks for.
     *
     * @param wanted field names in {@code ${...}}, one space between two; null or empty for the default format
     * @throws AwsError {@code InvalidParameter} for what is no such list, and for unknown fields
     */
    static LogFormat of(String wanted, boolean ofTransitGateway) {
        String text = wanted != null && !wanted.isEmpty() ? wanted
                : ofTransitGateway ? DEFAULT_OF_TRANSIT_GATEWAY : DEFAULT;
        List<LogField> fields = new ArrayList<>();
        for (String token : text.split(" ", -1)) {
            boolean wrapped = token.startsWith("${") && token.endsWith("}");
            LogField field = wrapped ? LogField.named(token.substring(2, token.length() - 1), ofTransitGateway) : null;
            if (field == null) {
                throw AwsError.of("InvalidParameter",
                        "1 validation error detected: Value '" + text + "' at 'logFormat' has an invalid format")
                        .withHint("'" + token + "' is no field; fields look like ${srcaddr}, with one space between "
                                + "two of them");
            }
            fields.add(field);
        }
        return new LogFormat(text, List.copyOf(fields));
    }

    /** The line that a flow leaves. */
    String line(Sight sight) {
        StringBuilder line = new StringBuilder();
        for (LogField field : fields) {
            Object value = field == LogField.VERSION ? (Object) version() : field.of(sight);
            line.append(line.isEmpty() ? "" : " ").append(value == null ? "-" : value);
        }
        return line.toString();
    }

    /** The highest version among the fields. */
    private int version() {
        return fields.stream().mapToInt(LogField::version).max().orElseThrow();
    }
}
