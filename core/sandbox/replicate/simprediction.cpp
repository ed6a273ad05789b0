#include "core/sandbox/replicate/simprediction.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

// Replicate cuts a run after half an hour when no Cancel-After was given.
constexpr double longestRun = 30 * 60 * 1000.0;

//! tqdm's bar, ten cells wide, with eighths.
QString bar(int percent)
{
    static constexpr std::array<char16_t, 8> eighths{u' ', u'▏', u'▎', u'▍',
                                                     u'▌', u'▋', u'▊', u'▉'};
    const int filled = percent * 80 / 100;
    QString text(filled / 8, u'█');
    if (filled < 80)
        text += QChar{eighths[static_cast<size_t>(filled % 8)]};
    return text.leftJustified(10, QLatin1Char{' '});
}

QString clockText(double seconds)
{
    const int whole = static_cast<int>(seconds);
    return u"%1:%2"_s.arg(whole / 60, 2, 10, QLatin1Char{'0'})
        .arg(whole % 60, 2, 10, QLatin1Char{'0'});
}

} // namespace

bool SimPrediction::hasMarker(const char *name) const
{
    return promptMarker(prompt(), QLatin1StringView{name}).has_value();
}

std::optional<double> SimPrediction::naturalEnd() const
{
    switch (ending) {
    case Ending::Succeeds:
        return starting + steps * perStep + finishing;
    case Ending::Fails: // half-way, so that there are logs and time to bill
        return starting + std::floor(steps / 2.0) * perStep + 1;
    case Ending::Hangs:
        break;
    }
    return std::nullopt;
}

SimPrediction::State SimPrediction::at(double elapsed) const
{
    const double cut = std::min(deadline.value_or(starting + longestRun),
                                canceled.value_or(starting + longestRun));
    const double end = std::min(naturalEnd().value_or(cut), cut);
    const double moment = std::min(elapsed, end);
    const double ran = moment - starting;
    int reachable = ending == Ending::Succeeds ? steps : steps / 2;
    State state;
    if (ran >= 0)
        state.step = perStep > 0 ? std::min(reachable, static_cast<int>(ran / perStep)) : reachable;
    if (elapsed < end) {
        state.status = ran < 0 ? "starting" : "processing";
        return state;
    }
    state.endedAt = end;
    if (naturalEnd() && *naturalEnd() <= cut)
        state.status = ending == Ending::Succeeds ? "succeeded" : "failed";
    else if (canceled && *canceled <= end)
        state.status = "canceled";
    else
        state.status = end < starting ? "aborted" : "canceled";
    return state;
}

int SimPrediction::outputsIn(const State &state) const
{
    if (state.status == "succeeded")
        return pictures;
    const std::optional<QString> left = promptMarker(prompt(), QLatin1StringView{"partial"});
    const bool ran = state.endedAt && *state.endedAt >= starting;
    return ran && left ? std::min(pictures, left->toInt()) : 0;
}

double SimPrediction::predictSeconds(double endedAt) const
{
    return std::max(0.0, endedAt - starting) / 1000;
}

QString SimPrediction::logs(int step) const
{
    QString text = u"Using text to image mode.\nUsing seed: %1\n\n"_s.arg(seed);
    const double rate = perStep > 0 ? 1000 / perStep : 11.0;
    for (int done = 0; done <= step; ++done) {
        const int percent = done * 100 / std::max(1, steps);
        text +=
            u"%1%|%2| %3/%4 [%5<%6, %7]\n"_s.arg(percent, 3)
                .arg(bar(percent))
                .arg(done)
                .arg(steps)
                .arg(clockText(done / rate), done == 0 ? u"?"_s : clockText((steps - done) / rate),
                     done == 0 ? u"?it/s"_s : u"%1it/s"_s.arg(rate, 5, 'f', 2));
    }
    return text;
}

std::optional<double> parseCancelAfter(QByteArrayView text)
{
    double total = 0;
    double number = -1;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            number = std::max(0.0, number) * 10 + (c - '0');
            continue;
        }
        const double unit = c == 's' ? 1 : c == 'm' ? 60 : c == 'h' ? 3600 : 0;
        if (unit == 0 || number < 0)
            return std::nullopt;
        total += number * unit;
        number = -1;
    }
    if (text.isEmpty() || (number >= 0 && total > 0)) // "5m30" has no meaning in Go
        return std::nullopt;
    return (total + std::max(0.0, number)) * 1000;
}

QString failureText(const QString &code)
{
    static const std::map<QString, QString> texts{
        {u"E1000"_s, u"An unknown error occurred (E1000)"_s},
        {u"E1001"_s, u"CUDA out of memory. Tried to allocate 2.25 GiB (E1001)"_s},
        {u"E4875"_s, u"The webhook URL is empty (E4875)"_s},
        {u"E6716"_s, u"Timeout starting the prediction (E6716)"_s},
        {u"E8367"_s, u"The prediction was stopped before it was done (E8367)"_s},
        {u"E8765"_s, u"The health check failed (E8765)"_s},
        {u"E9243"_s, u"Error starting the prediction (E9243)"_s},
        {u"E9825"_s, u"The output file could not be uploaded (E9825)"_s},
        {u"E9828"_s, u"Director: unexpected error handling prediction (E9828)"_s},
        {u"PA"_s, u"Prediction interrupted; please retry (code: PA)"_s},
    };
    const auto found = texts.find(code);
    if (found != texts.end())
        return found->second;
    return code.isEmpty() ? u"The model failed."_s : code;
}

} // namespace limner
