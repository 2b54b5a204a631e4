package io.github.fakeec2.gateway;

import io.github.fakeec2.quota.Quotas;

/**
 * What a test may loosen or tighten in a cloud's rules.
 *
 * @param acceptAnyImage whether any well-formed AMI id names an image
 * @param recordReadCallers whether the call log looks for the calling line of reads too, which costs a stack walk each
 * @param callLogLimit how many calls the log remembers
 * @param secretKey what requests over the wire must be signed with; null where signatures are not checked
 * @param quotas how many of each thing an account may have
 */
public record Rules(boolean acceptAnyImage, boolean recordReadCallers, int callLogLimit, String secretKey,
        Quotas quotas) {
}
