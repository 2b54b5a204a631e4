package io.github.fakeec2.keys;

import io.github.fakeec2.state.SeededRandom;
import java.math.BigInteger;

/**
 * 1,024 primes of 1,024 bits, from which half a million RSA keys can be made. To search for primes takes a good part of
 * a second; therefore they were searched for beforehand. Each is the first prime behind a pseudo-random number that
 * follows from its own, so that only the distance between the two needs to be kept.
 */
final class Primes {

    static final int COUNT = 1_024;

    private static final int BYTES = 128;
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-";

    /** Half of each distance, as two digits of base 64. */
    private static final String DISTANCES = ""
            + "OiGhEwAFVaBJNdGHAJAqKsLNE7TqQVFSHLBoHMAXNWE4AeBaIBEQA7GsCGDTC2TtKPGKDGKjBiHlC6B9CaAjA6EIF0KgBMDWJpFV"
            + "KhCKGoHuHNCsCfA8K4HBEqBKBxEte6AAAoBPD2F0GUF3HWGZBzDWDhHEIuDBK7LlM0KDCTBHE5DrOXG+BLMJFpMECfEbIKEhKYDl"
            + "C1NOAHB3A8AwAfAKCjGNF0A+DJQUB5AfWKC2CfULCcCeAqGwAoLDFjBpCjTDEFAzH1MrSCJLAZD3BoDUAOAmHmBvFRFlLbO6TwCq"
            + "AAOPH0KKMMA8AQCQDxDuAfGJIOArKRB9EXBCR5HJKEF7OxfQB0A2C6AwASWZCnAiFDNVB2CgIVFBFbDyA5DkBTB5A8EcBAB8DtBd"
            + "DmD4BjBJC2BWHIBAWpJlM3FJBTGAIXFCB1BLOOAeBcGmMzBJAhDjF8AvA2BfMNIjIwDnDLDzDvDiGfETCIF-HXMOBbCOEMCyBkDD"
            + "FLJbBMG4FgKoApBiGLCaAZBbE8AzLaARA+JTHhBvH7GhBVDmICAuBSEZG3CAC3DDAyAmUvAHBnGUC1BEFpFtDdAvDbFeBYC9AeET"
            + "DgDQKyBcFOA9SoBKLiBgBkCGG8L-CSCLKsCTLKEaDLEyPtAQBlC7AHB4XrKBBDIbBdExHgonB8C4CWDTMSAyA-HCLnRNCcLxM4Ck"
            + "AKBVDGQHH1NYDoDfKGFRIlBBF-EvIpAABLExFTAgEEOVCwA+HgSnBMBHD5OaCqCJGzDNB+D3K2LVELAlNuCzBCBCA2GBAATNEaDl"
            + "ABH8BpC3IeCLIfIfGJFIAjEJDOFPGBAUBfGiAHFiE6DgB+KcCfOuB9FOEVLRCBHLAIFoGBAbH6A9CfD6HnAFCdB4A-COEvD7AkSU"
            + "CjEnBdEiDxHcDvKfQHA0IMAjCABUISAnJWASDbDkCfCQIgCsIGCjorBqAkEACTFoLMZCbBDRAKBfCvDgIYDLGcAoGbDJFvHNPkBA"
            + "A6F9FMHeMNMqHDEdClGpQWEZAtAXAOIoFCMqEVCcAuDmCnBNIHG3BqFKFJKmHbAsCUC8F9GYEuETBhS4NcKpH8QJBTAGAaH8BBFQ"
            + "ABAxAFCzLqDgM4LRQJGoFiDaKdBVA7GdAQEAF8UMATAwABB+G7CiGxA+ElC1E0KJMRChIdDWJPEzOpD+FzBsGJDkETBeDsCYAvGU"
            + "BgGbBJH4AtCuDJJkLSB4IlHeErH8EeAvP3HgDqAtMzIeDKGDBkBYCXJDA+IPDeAiNKBTD-VuROFbFwCbSeEtBedySRDEGjLRK0HZ"
            + "K3ApfHE0IKFyCHBFAEOkAeEaCuAKJ5DTHVHdMbA0BhgTDoAsFtDGFjALCILBA4FRGOExCLBVHpDlBsBsGDB-JtEvGRCMNWElCbMQ"
            + "CKD4CfD5E2CaAPIDFjFtAAJpBAANECFbEiQhGMBYGbCpEnHFBTJkBRBKFtEQF0B+EWA-APLmACAlAPBuDCOIN-FuPrDMHST2CMA2"
            + "TxK7BEDmFhGvHaTCGwEWDIDkARCuGKB1CbItGqA9N2AWAICcFJG4MdNGPOHjEbCkCuEwBBEbEoJHJBGMACEUE9N2DTATNuCJHRW4"
            + "CyAWB5KBDsIdCqKPG8HwBNGCOAGIB1EFIsALLgDfDIEsCOHcHqBgBZAAGHD-ILCVP-B9JVBkBPC8E-AzAvL+A-A2CMNoAiAFIxGy"
            + "AEKsAwGdEkVQAgKfAqCXIzEkCcDqAlDvAIEcJ9IWBtROD-DCC8SYByD2GXIQAkHmAfD9A-CaGvHOPqEVEdAdAEBQM-GVBeOpC9H0"
            + "AGBJXQWBNIAnAsXhBKDNALFgDoHTDrAQClEHBcF8A-B1AYGQD7CpCQFFK5DnH7HlB9ESFkC8CLLxB+UQJ0CBOSBtAzBJEfD6AvEs"
            + "EDEsDLAdAwBxFlEFHyJ3ASQbCBC+C2HNBeBGHIGAHIDmSWNaDHGLEXHhE7YXAeFpC9F0CMEeA+CrBLEyBVA-E-DLLWESAkAvFmQW"
            + "JvESAeCHAZEFK6BUDWAHHNBrOPHRDQBPMTByJME6NvIMAIBi";

    private Primes() {
    }

    /** The prime of a number from 0 to 1,023; one less than it is no multiple of the exponent 65,537. */
    static BigInteger get(int number) {
        byte[] start = GeneratedKey.bytes(new SeededRandom(number), BYTES);
        start[0] |= (byte) 0xc0; // so that the product of two has its full length
        start[BYTES - 1] |= 1;
        int halfDistance = digit(2 * number) * DIGITS.length() + digit(2 * number + 1);
        return new BigInteger(1, start).add(BigInteger.valueOf(2L * halfDistance));
    }

    private static int digit(int place) {
        return DIGITS.indexOf(DISTANCES.charAt(place));
    }
}
