package anneal.torch;

import anneal.tensors.Tensor;
import anneal.tensors.Tensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.OutputArchive;
import org.bytedeco.pytorch.StringVector;

/**
 * What a libtorch optimizer remembers of each of its parameters.
 *
 * <p>libtorch gives it out as an archive alone, which names a parameter by its address: {@code state/ADDRESS/exp_avg}, and lists the
 * addresses in {@code param_groups}. Here they are counted, over all groups, from 0. Called within a pointer scope.
 */
final class OptimizerMemory {
    private static final String PREFIX = "optimizer.";
    private static final String STATE = "state";
    private static final String GROUPS = "param_groups";

    private OptimizerMemory() {}

    /** Adds what is remembered to tensors and texts. */
    static void save(Optimizer optimizer, Map<String, Tensor> tensors, Map<String, String> texts) {
        InputArchive archive = archive(optimizer);
        List<String> addresses = addresses(archive);
        texts.put(PREFIX + "parameters", Integer.toString(addresses.size()));
        InputArchive state = child(archive, STATE);
        for (String address : keys(state)) {
            InputArchive own = child(state, address);
            for (String key : keys(own)) {
                put(PREFIX + addresses.indexOf(address) + "." + key, value(own, key), tensors, texts);
            }
        }
    }

    private static void put(String name, IValue value, Map<String, Tensor> tensors, Map<String, String> texts) {
        if (value.isInt()) {
            texts.put(name, Long.toString(value.toInt()));
        } else if (value.isTensor() && value.toTensor().defined()) {
            tensors.put(name, SavedModule.tensor(value.toTensor()));
        } else if (!value.isNone() && !value.isTensor()) {
            throw new UnsupportedOperationException(
                    "the memory of this optimizer cannot be saved: " + name + " is neither numbers nor a count");
        }
    }

    /** Gives an optimizer that has made no update the memory in a state. */
    static void load(Optimizer optimizer, Tensors state) {
        InputArchive fresh = archive(optimizer);
        List<String> addresses = addresses(fresh);
        String parameters = state.text(PREFIX + "parameters");
        if (!parameters.equals(Integer.toString(addresses.size()))) {
            throw new IllegalArgumentException("the optimizer must have " + parameters
                    + " parameters, as when the state was saved, but has " + addresses.size());
        }
        OutputArchive filled = new OutputArchive();
        OutputArchive memory = new OutputArchive(filled.compilation_unit());
        for (int i = 0; i < addresses.size(); i++) {
            String prefix = PREFIX + i + ".";
            OutputArchive own = new OutputArchive(filled.compilation_unit());
            long remembered = writeTensors(state, prefix, own) + writeCounts(state, prefix, own);
            if (remembered > 0) {
                memory.write(addresses.get(i), own);
            }
        }
        filled.write("pytorch_version", value(fresh, "pytorch_version"));
        filled.write(STATE, memory);
        filled.write(GROUPS, copy(child(fresh, GROUPS), filled));
        through(filled::save_to, optimizer::load);
    }

    private static long writeTensors(Tensors state, String prefix, OutputArchive own) {
        return state.tensors().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .peek(entry -> own.write(
                        entry.getKey().substring(prefix.length()), new IValue(SavedModule.libtorch(entry.getValue()))))
                .count();
    }

    private static long writeCounts(Tensors state, String prefix, OutputArchive own) {
        return state.texts().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .peek(entry -> own.write(
                        entry.getKey().substring(prefix.length()), new IValue(Long.parseLong(entry.getValue()))))
                .count();
    }

    /** The addresses of all parameters, group by group. */
    private static List<String> addresses(InputArchive archive) {
        List<String> addresses = new ArrayList<>();
        InputArchive groups = child(archive, GROUPS);
        for (long i = 0; i < count(groups, GROUPS); i++) {
            InputArchive group = child(groups, GROUPS + "/" + i);
            for (long j = 0; j < count(group, "params"); j++) {
                addresses.add(value(group, "params/" + j).toStringRef().getString());
            }
        }
        return addresses;
    }

    private static long count(InputArchive archive, String name) {
        return value(archive, name + "/size").toTensor().item_long();
    }

    private static OutputArchive copy(InputArchive from, OutputArchive owner) {
        OutputArchive to = new OutputArchive(owner.compilation_unit());
        for (String key : keys(from)) {
            InputArchive child = new InputArchive();
            if (from.try_read(key, child)) {
                to.write(key, copy(child, owner));
            } else {
                to.write(key, value(from, key));
            }
        }
        return to;
    }

    private static InputArchive archive(Optimizer optimizer) {
        InputArchive[] archive = new InputArchive[1];
        OutputArchive saved = new OutputArchive();
        optimizer.save(saved);
        through(saved::save_to, read -> archive[0] = read);
        return archive[0];
    }

    private static List<String> keys(InputArchive archive) {
        List<String> keys = new ArrayList<>();
        StringVector names = archive.keys();
        for (long i = 0; i < names.size(); i++) {
            keys.add(names.get(i).getString());
        }
        return keys;
    }

    private static InputArchive child(InputArchive archive, String key) {
        InputArchive child = new InputArchive();
        archive.read(key, child);
        return child;
    }

    private static IValue value(InputArchive archive, String key) {
        IValue value = new IValue();
        archive.read(key, value);
        return value;
    }

    /** Takes an archive through a file: what is written in one is read from another. */
    private static void through(Consumer<String> write, Consumer<InputArchive> read) {
        try {
            Path file = Files.createTempFile("anneal", ".pt");
            try {
                write.accept(file.toString());
                InputArchive archive = new InputArchive();
                archive.load_from(file.toString());
                read.accept(archive);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the optimizer's memory needs a temporary file", e);
        }
    }
}
