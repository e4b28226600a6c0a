package io.videogateway.client;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers as JSON has them: one kind, written in several ways. */
final class Numbers {

    private Numbers() {}

    /** Null unless it is a whole number that fits 64 bits; digits in text count. */
    static @Nullable Long integer(@Nullable Object json) {
        BigDecimal decimal = decimal(json);
        if (decimal == null) {
            return null;
        }
        try {
            return decimal.longValueExact();
        } catch (ArithmeticException noWholeNumberOf64Bits) {
            return null;
        }
    }

    /** Null unless it is a number; digits in text count. */
    static @Nullable Double number(@Nullable Object json) {
        BigDecimal decimal = decimal(json);
        return decimal == null ? null : decimal.doubleValue();
    }

    /** The form in which a number is read, so that what was built equals what was read. */
    static Number plain(Number value) {
        if (value instanceof Long) {
            return smallest((Long) value);
        }
        boolean fraction = value instanceof Double || value instanceof Float;
        if (fraction && !Double.isNaN(value.doubleValue()) && !Double.isInfinite(value.doubleValue())) {
            return plain(new BigDecimal(value.toString()));
        }
        return value instanceof BigDecimal ? plain((BigDecimal) value) : value;
    }

    /** A double where it says the same digit for digit, which is less to hold. */
    static Number plain(BigDecimal value) {
        if (value.scale() == 0) {
            BigInteger whole = value.unscaledValue();
            return whole.bitLength() < Long.SIZE ? smallest(whole.longValue()) : whole;
        }
        double shorter = value.doubleValue();
        if (Double.toString(shorter).equals(value.toString())) {
            return shorter;
        }
        return value;
    }

    private static Number smallest(long value) {
        if (value == (int) value) {
            return (int) value;
        }
        return value;
    }

    /** Null unless it is a number; digits in text count. */
    static @Nullable BigDecimal decimal(@Nullable Object json) {
        if (!(json instanceof Number) && !(json instanceof String)) {
            return null;
        }
        try {
            return new BigDecimal(json.toString());
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
