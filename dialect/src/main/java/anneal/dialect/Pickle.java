package anneal.dialect;

import anneal.notation.NotationException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads what {@code torch.save} has written, without running any of it: dictionaries, lists and numbers are built, tensors
 * are stepped over, and a file that asks for anything else is refused.
 */
final class Pickle {
    private static final int LARGEST_PICKLE = 16_000_000;
    private static final int MOST_ITEMS = 2_000_000;
    private static final BigInteger OLD_FORM = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final Set<String> DICTIONARIES =
            Set.of("collections.OrderedDict", "collections.Counter", "collections.defaultdict", "builtins.dict");
    private static final Object MARK = new Object();

    /** A name that the file refers to, and what tensors become. */
    private record Global(String name) {}

    private final ByteBuffer in;
    private final List<Object> stack = new ArrayList<>();
    private final Map<Integer, Object> memo = new HashMap<>();
    private int items;

    private Pickle(ByteBuffer in) {
        this.in = in;
    }

    /** The value that was saved. */
    static Object read(byte[] file) {
        try {
            ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            boolean zip = file.length > 4 && in.getInt(0) == 0x04034b50;
            if (zip) {
                return new Pickle(dataOf(in)).value();
            }
            Object first = new Pickle(in).value();
            if (!OLD_FORM.equals(first)) {
                return first;
            }
            new Pickle(in).value();
            new Pickle(in).value();
            return new Pickle(in).value();
        } catch (RuntimeException e) {
            if (e instanceof NotationException || e instanceof PythonException) {
                throw e;
            }
            throw new NotationException("the file must be what torch.save writes, but is broken or something else");
        }
    }

    /** The entry data.pkl of an archive, found by its central directory. */
    private static ByteBuffer dataOf(ByteBuffer zip) {
        int end = zip.limit() - 22;
        while (zip.getInt(end) != 0x06054b50) {
            end--;
        }
        int at = zip.getInt(end + 16);
        for (int left = zip.getShort(end + 10) & 0xffff; left > 0; left--) {
            int length = zip.getShort(at + 28) & 0xffff;
            byte[] name = new byte[length];
            zip.get(at + 46, name);
            String path = new String(name, StandardCharsets.UTF_8);
            if (path.equals("data.pkl") || path.endsWith("/data.pkl")) {
                int local = zip.getInt(at + 42);
                int data = local + 30 + (zip.getShort(local + 26) & 0xffff) + (zip.getShort(local + 28) & 0xffff);
                ByteBuffer packed = zip.duplicate().position(data).limit(data + zip.getInt(at + 20));
                return inflated(packed.slice(), zip.getShort(at + 10), zip.getInt(at + 24));
            }
            at += 46 + length + (zip.getShort(at + 30) & 0xffff) + (zip.getShort(at + 32) & 0xffff);
        }
        throw new NotationException("the file must be what torch.save writes, but has no data.pkl");
    }

    private static ByteBuffer inflated(ByteBuffer packed, int method, int size) {
        if (size < 0 || size > LARGEST_PICKLE) {
            throw new NotationException("data.pkl must be at most " + LARGEST_PICKLE + " bytes long");
        }
        if (method == 0) {
            return packed.order(ByteOrder.LITTLE_ENDIAN);
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            byte[] out = new byte[size];
            int done = 0;
            while (done < size && !inflater.needsInput()) {
                int more = inflater.inflate(out, done, size - done);
                if (more == 0) {
                    break;
                }
                done += more;
            }
            return ByteBuffer.wrap(out, 0, done).order(ByteOrder.LITTLE_ENDIAN);
        } catch (DataFormatException e) {
            throw new NotationException("data.pkl cannot be unpacked");
        } finally {
            inflater.end();
        }
    }

    private Object value() {
        while (true) {
            int op = in.get() & 0xff;
            if (op == '.') {
                return pop();
            }
            if (++items > MOST_ITEMS) {
                throw new NotationException("the file must have at most " + MOST_ITEMS + " items");
            }
            step(op);
        }
    }

    private void step(int op) {
        switch (op) {
            case 0x80 -> in.get();
            case 0x95 -> in.getLong();
            case '(' -> stack.add(MARK);
            case '0' -> pop();
            case 'N' -> stack.add(None.NONE);
            case 0x88 -> stack.add(true);
            case 0x89 -> stack.add(false);
            case 'J' -> stack.add((long) in.getInt());
            case 'K' -> stack.add((long) (in.get() & 0xff));
            case 'M' -> stack.add((long) (in.getShort() & 0xffff));
            case 0x8a -> stack.add(integer(in.get() & 0xff));
            case 'G' -> stack.add(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
            case 'X', 'B', 'T' -> stack.add(text(in.getInt()));
            case 0x8c, 'C', 'U' -> stack.add(text(in.get() & 0xff));
            case ']' -> stack.add(new ArrayList<>());
            case ')' -> stack.add(new Tuple(List.of()));
            case '}' -> stack.add(new LinkedHashMap<>());
            case 'a' -> {
                Object item = pop();
                list(top()).add(item);
            }
            case 'e' -> {
                List<Object> more = popToMark();
                list(top()).addAll(more);
            }
            case 's' -> {
                Object value = pop();
                Object key = pop();
                put(top(), List.of(key, value));
            }
            case 'u' -> {
                List<Object> more = popToMark();
                put(top(), more);
            }
            case 't' -> stack.add(new Tuple(popToMark()));
            case 0x85, 0x86, 0x87 -> {
                List<Object> last = stack.subList(stack.size() - (op - 0x84), stack.size());
                Tuple tuple = new Tuple(last);
                last.clear();
                stack.add(tuple);
            }
            case 'h' -> stack.add(remembered(in.get() & 0xff));
            case 'j' -> stack.add(remembered(in.getInt()));
            case 'q' -> memo.put(in.get() & 0xff, top());
            case 'r' -> memo.put(in.getInt(), top());
            case 0x94 -> memo.put(memo.size(), top());
            case 'c' -> stack.add(new Global(line() + "." + line()));
            case 0x93 -> {
                Object name = pop();
                stack.add(new Global((String) pop() + "." + (String) name));
            }
            case 'Q' -> {
                pop();
                stack.add(new Global("a tensor's storage"));
            }
            case 'R', 0x81 -> {
                Object arguments = pop();
                stack.add(made(pop(), arguments));
            }
            case 'b' -> pop();
            default ->
                throw new NotationException("the file must hold a state_dict, but has the pickle operation " + op);
        }
    }

    /** What a call of a known name gives; nothing is called. */
    private Object made(Object callee, Object arguments) {
        String name = callee instanceof Global global ? global.name : "something unnamed";
        if (DICTIONARIES.contains(name)) {
            Map<Object, Object> map = new LinkedHashMap<>();
            Values.items(arguments).forEach(argument -> {
                if (argument instanceof Map<?, ?> given) {
                    map.putAll(given);
                }
            });
            return map;
        }
        if (name.startsWith("torch._utils._rebuild_") || name.equals("torch.Size")) {
            return new Global("a tensor");
        }
        throw new NotationException(
                "the file must hold a state_dict and nothing else, but would call " + name + ", which is not done");
    }

    private BigInteger bytesToInteger(int length) {
        byte[] bytes = new byte[length];
        for (int i = length - 1; i >= 0; i--) {
            bytes[i] = in.get();
        }
        return length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
    }

    private Object integer(int length) {
        return Values.integer(bytesToInteger(length));
    }

    private String text(int length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalStateException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        for (char c = (char) in.get(); c != '\n'; c = (char) in.get()) {
            line.append(c);
        }
        return line.toString();
    }

    private Object top() {
        return stack.get(stack.size() - 1);
    }

    private Object pop() {
        return stack.remove(stack.size() - 1);
    }

    private List<Object> popToMark() {
        int mark = stack.lastIndexOf(MARK);
        List<Object> items = new ArrayList<>(stack.subList(mark + 1, stack.size()));
        stack.subList(mark, stack.size()).clear();
        return items;
    }

    private Object remembered(int index) {
        Object value = memo.get(index);
        if (value == null) {
            throw new IllegalStateException();
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static void put(Object map, List<Object> pairs) {
        for (int i = 0; i < pairs.size(); i += 2) {
            Object key = pairs.get(i);
            if (!(key instanceof String) && !Values.isNumber(key)) {
                throw new NotationException("the keys of a state_dict must be names or numbers");
            }
            ((Map<Object, Object>) map).put(key, pairs.get(i + 1));
        }
    }

    /** A value as JSON in Python's manner, with NaN and infinities; what is no JSON is a string. */
    static String json(Object value) {
        StringBuilder out = new StringBuilder();
        json(value, out, 0);
        return out.toString();
    }

    private static void json(Object value, StringBuilder out, int depth) {
        if (depth > 50 || out.length() > LARGEST_PICKLE) {
            throw new NotationException(
                    "a state_dict must not be nested deeper than 50, nor hold itself, nor be so large");
        }
        if (value instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(separator)
                        .append(anneal.notation.Json.quote(Values.text(entry.getKey())))
                        .append(": ");
                json(entry.getValue(), out, depth + 1);
                separator = ", ";
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List || value instanceof Tuple) {
            String separator = "";
            out.append('[');
            for (Object item : Values.items(value)) {
                json(item, out.append(separator), depth + 1);
                separator = ", ";
            }
            out.append(']');
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            out.append(Double.isNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
        } else if (value == None.NONE) {
            out.append("null");
        } else if (Values.isNumber(value) && !(value instanceof Boolean)) {
            out.append(Values.repr(value));
        } else if (value instanceof Boolean) {
            out.append(value);
        } else {
            out.append(anneal.notation.Json.quote(value instanceof Global global ? global.name : Values.text(value)));
        }
    }
}
