package anneal.schedule;

public interface Schedule {
    double at(long step);
}
