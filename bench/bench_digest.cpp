// The hash of every picture: OpenSSL's, which we use, beside Qt's, which one would reach for.
#include "core/base/digest.h"

#include <QCryptographicHash>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace limner;

namespace {

QByteArray picture()
{
    return QByteArray{8 * 1024 * 1024, '\x5a'};
}

//! The best of five: the machine has other things to do.
double seconds(const auto &work)
{
    double best = 1e9;
    for (int i = 0; i < 5; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        best = std::min(best, took.count());
    }
    return best;
}

void ours(benchmark::State &state)
{
    const QByteArray bytes = picture();
    for (auto _ : state)
        benchmark::DoNotOptimize(sha256(bytes));
    state.SetBytesProcessed(state.iterations() * bytes.size());
}
BENCHMARK(ours);

void qt(benchmark::State &state)
{
    const QByteArray bytes = picture();
    for (auto _ : state)
        benchmark::DoNotOptimize(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
    state.SetBytesProcessed(state.iterations() * bytes.size());
}
BENCHMARK(qt);

} // namespace

int main(int argc, char **argv)
{
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    const QByteArray bytes = picture();
    const double slow = seconds([&] {
        benchmark::DoNotOptimize(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
    });
    std::printf("sha256: %.1f times as fast as QCryptographicHash\n",
                slow / seconds([&] { benchmark::DoNotOptimize(sha256(bytes)); }));
    return 0;
}
