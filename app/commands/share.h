#pragma once

#include "app/application.h"
#include "app/commands/attendance.h"
#include "core/base/json.h"

namespace limner {

//! A page with pictures, its address; or which pages there are; or pages are taken back.
struct ShareCommand {
    QStringList ids = {};    //!< of pictures; with `remove` of pages
    QString title = {};      //!< null = none
    QString settings = {};   //!< what is shown, of `shareFields`, with commas; null = as usual
    bool noSettings = false; //!< the pictures alone
    QString lifetime = {};   //!< of signed links; null = as in the settings
    bool list = false;
    bool remove = false;
    bool operator==(const ShareCommand &) const = default;
};

//! `{"id","url","title","state","public","valid_until","created","pictures":[…],"error"}`, with
//! `--list` `{"shares":[…]}` of these, with `--remove` `{"removed":[…],"waiting":false}`: waiting =
//! it goes as soon as the store answers.
[[nodiscard]] QCoro::Task<std::optional<OrderedJson>>
share(Application *application, ShareCommand command, Attendance attendance);

//! The fields of `--settings`: Usage, which lists what exists.
[[nodiscard]] Result<QStringList> shareFieldsOf(const ShareCommand &command);

} // namespace limner
