#pragma once

#include "core/base/error.h"
#include "core/library/inputs.h"
#include "core/provider/modelname.h"
#include "ui/compose/twinoffer.h"

#include <QStringList>

#include <optional>

namespace limner {

class JobQueue;

//! What became of the drafts of one Generate.
struct Submission {
    //! Input files that the library does not have (any more); then nothing was sent.
    QStringList missing = {};
    QList<MadeBefore> made = {}; //!< to be offered instead
    bool isOnItsWay = false;     //!< some were asked for before and are not finished
    QStringList ids = {};        //!< jobs of those that were sent, all or none
    //! Theirs, each once, the first one first.
    QList<ModelName> models = {};
    std::optional<Error> error = {};
};

//! Takes the drafts in: what is there already is left out, the rest is sent. On the queue's thread,
//! so that of two equal ones in a row the second finds the first.
[[nodiscard]] Submission submit(JobQueue &queue, const Inputs &inputs,
                                const QList<JobDraft> &drafts);

} // namespace limner
