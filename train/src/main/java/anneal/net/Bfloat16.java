package anneal.net;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.bytedeco.mkl.global.mkl_rt;

/**
 * Products by Intel MKL of numbers rounded to bfloat16, summed in float32.
 *
 * <p>A bfloat16 is the upper half of a float32, rounded to the nearest, to the even one if two are as near. Operands are
 * rounded once, when their numbers have changed, to a copy beside them.
 */
final class Bfloat16 implements Products {
    private static final Pattern FLAG = Pattern.compile("\\b(avx512_bf16|amx_bf16)\\b");
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

    private static final int CHUNK = 1024;

    private final Products sums;
    private final ThreadLocal<Staged> staged = ThreadLocal.withInitial(Staged::new);

    /** Leaves sums of vectors to others. */
    Bfloat16(Products sums) {
        this.sums = sums;
    }

    /** Whether this machine's processor multiplies bfloat16, as far as can be known: where Linux says so. */
    static boolean offered() {
        try {
            return FLAG.matcher(Files.readString(PROCESSOR)).find();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void multiply(Matrix a, Matrix b, Matrix c, float keep, float take) {
        mkl_rt.cblas_gemm_bf16bf16f32(
                Cblas.ROW_MAJOR,
                Cblas.transposition(a),
                Cblas.transposition(b),
                c.rows(),
                c.columns(),
                a.columns(),
                take,
                rounded(a),
                a.stride(),
                rounded(b),
                b.stride(),
                keep,
                c.numbers(),
                c.stride());
    }

    private static ShortBuffer rounded(Matrix matrix) {
        return Objects.requireNonNull(matrix.rounded());
    }

    @Override
    public void add(float take, Matrix x, Matrix y) {
        sums.add(take, x, y);
    }

    @Override
    public boolean rounds() {
        return true;
    }

    @Override
    public Products exact() {
        return sums;
    }

    @Override
    public Matrix operand(Matrix numbers) {
        return numbers.withRounded();
    }

    @Override
    public void round(Matrix operand) {
        Staged staged = this.staged.get();
        for (int row = 0; row < operand.rows(); row++) {
            int start = row * operand.stride();
            int end = start + operand.columns();
            for (int at = start; at < end; at += CHUNK) {
                staged.round(operand.numbers(), rounded(operand), at, Math.min(CHUNK, end - at));
            }
        }
    }

    /** Copies in bulk and rounds in arrays: several times faster than number by number in the buffers. */
    private static final class Staged {
        private final float[] exact = new float[CHUNK];
        private final short[] rounded = new short[CHUNK];

        void round(FloatBuffer from, ShortBuffer to, int at, int count) {
            from.get(at, exact, 0, count);
            for (int i = 0; i < count; i++) {
                rounded[i] = Bfloat16.round(exact[i]);
            }
            to.put(at, rounded, 0, count);
        }
    }

    static short round(float number) {
        int bits = Float.floatToRawIntBits(number);
        return (short) ((bits + 0x7FFF + (bits >>> 16 & 1)) >>> 16);
    }
}
