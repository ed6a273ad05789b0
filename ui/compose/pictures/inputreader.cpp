#include "ui/compose/pictures/inputreader.h"

#include "core/library/keptinput.h"
#include "core/library/maskcheck.h"
#include "core/schema/inputname.h"

#include <algorithm>

namespace limner {

namespace {

bool holdsFiles(const JobDraft &draft)
{
    bool holds = false;
    Json parameters = draft.request.parameters;
    forEachText(parameters, [&holds](const Json &text) { holds |= isInlineFile(toText(text)); });
    return holds;
}

Result<QList<JobDraft>> named(const Inputs &inputs, QList<JobDraft> drafts, LocalFiles files)
{
    for (QString &file : files) {
        GivenInput given{.file = file};
        given.wish.isPicture = false; // what the parameter takes was asked when it was chosen
        given.wish.takesAnimation = true;
        const Result<KeptInput> kept = keepInput(inputs, given);
        if (!kept)
            return propagate(kept);
        file = kept->name;
    }
    for (JobDraft &draft : drafts) {
        Json &parameters = draft.request.parameters;
        forEachText(parameters, [&files](Json &text) {
            const QString standIn = toText(text);
            if (files.contains(standIn))
                text = toJson(files.value(standIn));
        });
        Result<Json> kept = keepInline(inputs, std::move(parameters));
        if (!kept)
            return propagate(kept);
        parameters = std::move(*kept);
        if (std::optional<Error> trouble = maskTrouble(inputs, parameters, draft.roles))
            return fail(std::move(*trouble));
    }
    return drafts;
}

} // namespace

InputReader::InputReader(const Inputs &inputs, QObject *parent)
    : QObject{parent}
    , m_inputs{inputs}
{}

void InputReader::read(const QList<JobDraft> &drafts, const LocalFiles &files)
{
    const bool isPlain = std::none_of(drafts.begin(), drafts.end(), [](const JobDraft &draft) {
        return holdsFiles(draft) || !draft.roles.mask.isEmpty();
    });
    if (files.isEmpty() && isPlain)
        return emit done(drafts);
    m_errands.send([inputs = m_inputs, drafts, files] { return named(inputs, drafts, files); },
                   [this](const Result<QList<JobDraft>> &result) {
                       if (result)
                           emit done(*result);
                       else
                           emit failed(result.error());
                   });
}

} // namespace limner
