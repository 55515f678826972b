package anneal.lab.chart;

/**
 * A number as people write it, {@code digits * 10^exponent}, exactly: 0.1, 0.003, 1e-4, 50k.
 *
 * <p>The usual number formats print a rate of 1e-6 as 0.00; this one never rounds.
 *
 * @param digits the significant digits, with the sign
 * @param exponent the power of ten they are multiplied by
 */
public record Decimal(long digits, int exponent) {
    /** Removes trailing zeros, so that equal numbers are equal values. */
    public Decimal {
        while (digits != 0 && digits % 10 == 0) {
            digits /= 10;
            exponent++;
        }
        exponent = digits == 0 ? 0 : exponent;
    }

    /** The shortest decimal that names a finite double. */
    public static Decimal of(double value) {
        Checks.require(Double.isFinite(value), "value must be finite, but was %s", value);
        String text = Double.toString(value);
        int e = text.indexOf('E');
        int exponent = e < 0 ? 0 : Integer.parseInt(text, e + 1, text.length(), 10);
        String number = e < 0 ? text : text.substring(0, e);
        int point = number.indexOf('.');
        String digits = number.substring(0, point) + number.substring(point + 1);
        return new Decimal(Long.parseLong(digits), exponent - (number.length() - point - 1));
    }

    /** The double nearest to this number. */
    public double value() {
        return Double.parseDouble(digits + "e" + exponent);
    }

    /** The number alone on its line: 1e-6, 0.001, 0.5, 9999, 50k, 1.25M, 1e9; many-digit counts stay as they are. */
    @Override
    public String toString() {
        double size = Math.abs(value());
        if (digits != 0 && (size < 1e-3 || size >= 1e9)) {
            return scientific();
        }
        if (size >= 1e6 && exponent >= 4) {
            return plain(6) + "M";
        }
        return size >= 1e4 && exponent >= 1 ? plain(3) + "k" : plain(0);
    }

    /** The digits with a point, in units of {@code 10^unit}. */
    String plain(int unit) {
        int shift = exponent - unit;
        String text = Long.toString(Math.abs(digits));
        if (digits == 0) {
            return "0";
        }
        if (shift >= 0) {
            text += "0".repeat(shift);
        } else if (text.length() > -shift) {
            text = text.substring(0, text.length() + shift) + "." + text.substring(text.length() + shift);
        } else {
            text = "0." + "0".repeat(-shift - text.length()) + text;
        }
        return digits < 0 ? "-" + text : text;
    }

    /** One digit before the point, and the power of ten: 2.5e-5. */
    String scientific() {
        if (digits == 0) {
            return "0";
        }
        String text = Long.toString(Math.abs(digits));
        int power = exponent + text.length() - 1;
        String mantissa = text.length() == 1 ? text : text.charAt(0) + "." + text.substring(1);
        return (digits < 0 ? "-" : "") + mantissa + "e" + power;
    }
}
